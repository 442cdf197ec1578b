extension TilesTraining {
  /// Measures the network on every part there is; nil when `isCancelled` says so first.
  func evaluate(epoch: Int, runningLoss: Double?, isCancelled: () -> Bool) -> Evaluation? {
    let penalty = network.value(of: job.plan.penalty(of: partition.train.count))
    let train = measure(partition.train, penalty: penalty, isCancelled)
    let validation = partition.validation.map { measure($0, penalty: penalty, isCancelled) }
    let test = partition.test.map { measure($0, penalty: penalty, isCancelled) }
    if isStopped { return nil }
    return Evaluation(
      epoch: epoch, runningLoss: runningLoss, train: train, validation: validation, test: test)
  }

  /// One part's sums. The threads share the samples on the way forward; worker 0 adds up.
  private func measure(_ part: Samples<Scalar>, penalty: Double, _ isCancelled: () -> Bool) -> Measurement {
    let sums = TileMeasurement<V>(of: part, task: partition.task, loss: job.plan.loss)
    SampleRows<V>.with(part) { samples in
      crew.run { worker in
        for start in stride(from: 0, to: part.count, by: Self.samplesPerEvaluation) where !isStopped {
          let count = min(Self.samplesPerEvaluation, part.count - start)
          let mine = count * worker / crew.count..<count * (worker + 1) / crew.count
          for row in mine { network.place(start + row, of: samples, inRow: row) }
          network.forward(mine, worker: worker)
          crew.barrier()
          if worker == 0 {
            network.measure(count, from: start, into: sums)
            _ = shouldStop(after: count, isCancelled)
          }
          crew.barrier()
        }
      }
    }
    return sums.measurement(penalty: penalty)
  }
}

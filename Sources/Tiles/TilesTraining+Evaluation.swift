import Arithmetic
import Kernels
import Learning

extension TilesTraining {
  /// Evaluates some of the networks on every part that exists; nil if `isCancelled` returned true first.
  func evaluate(
    _ running: [Int], epoch: Int, isCancelled: () -> Bool, runningLoss: (_ network: Int) -> Double?
  ) -> [Evaluation]? {
    let train = measure(running, partition.train, weights?.train, isCancelled)
    let validation = partition.validation.map { measure(running, $0, weights?.validation, isCancelled) }
    let test = partition.test.map { measure(running, $0, weights?.test, isCancelled) }
    if isStopped { return nil }
    return running.indices.map { place in
      let penalty = jobs[running[place]].plan.penalty(of: partition.train.count)
      let value = networks.value(of: penalty, for: running[place])
      return Evaluation(
        epoch: epoch, runningLoss: runningLoss(running[place]),
        train: train[place].measurement(penalty: value),
        validation: validation?[place].measurement(penalty: value),
        test: test?[place].measurement(penalty: value))
    }
  }

  /// One part's sums, network by network. The threads share the forward pass; worker 0 adds up.
  private func measure(
    _ running: [Int], _ part: Samples<Scalar>, _ weights: SampleWeights<Scalar>?,
    _ isCancelled: () -> Bool
  ) -> [TileMeasurement<V>] {
    let sums = running.map { _ in
      TileMeasurement<V>(of: part, weights: weights, task: partition.task, loss: jobs[0].plan.loss)
    }
    SampleRows<V>.with(part) { samples in
      team.run { worker in
        for start in stride(from: 0, to: part.count, by: Self.samplesPerEvaluation) where !isStopped {
          let count = min(Self.samplesPerEvaluation, part.count - start)
          let mine = count * worker / team.count..<count * (worker + 1) / team.count
          for row in mine { networks.place(start + row, of: samples, inRow: row) }
          networks.forward(mine, worker: worker)
          team.barrier()
          if worker == 0 {
            for place in running.indices {
              networks.measure(running[place], rows: count, from: start, into: sums[place])
            }
            _ = shouldStop(after: count, isCancelled)
          }
          team.barrier()
        }
      }
    }
    return sums
  }
}

extension TilesTraining {
  /// The evaluation of a network of the first job's topology after `epoch`; nil if `isCancelled` returned true first.
  func evaluate(
    _ network: Network<Scalar>, epoch: Int, runningLoss: Double?, isCancelled: () -> Bool
  ) -> Evaluation? {
    networks.load(network, as: 0)
    return evaluate([0], epoch: epoch, isCancelled: isCancelled) { _ in runningLoss }?.first
  }
}

extension TilesTraining {
  /// The outputs of a network of the first job's topology for every sample of a part, sample by sample; in one thread.
  func outputs(of network: Network<Scalar>, on part: Samples<Scalar>) -> [Scalar] {
    networks.load(network, as: 0)
    var outputs: [Scalar] = []
    outputs.reserveCapacity(part.count * part.outputCount)
    SampleRows<V>.with(part) { samples in
      for start in stride(from: 0, to: part.count, by: Self.samplesPerEvaluation) {
        let count = min(Self.samplesPerEvaluation, part.count - start)
        for row in 0..<count { networks.place(start + row, of: samples, inRow: row) }
        networks.forward(0..<count, worker: 0)
        networks.appendOutputs(of: 0, rows: count, to: &outputs)
      }
    }
    return outputs
  }
}

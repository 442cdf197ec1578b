import Arithmetic
import Kernels
import Learning

extension LanesBundle {
  /// One epoch in batches, over which the gradient is summed before all weights are updated; false if
  /// cancelled.
  func passBatches(_ isCancelled: () -> Bool) -> Bool {
    let size = plan.batchCount(of: trainCount)
    for start in stride(from: 0, to: trainCount, by: size) {
      guard step(start..<min(start + size, trainCount), isCancelled) else { return false }
    }
    return true
  }

  private func step(_ batch: Range<Int>, _ isCancelled: () -> Bool) -> Bool {
    let totals = weights?.training.totals(batch, in: orders)
    if let totals { weights?.setScales(totals) }
    let rest = RestingLanes(totals ?? [], of: networks) { lane in
      lane < self.jobs.count && self.outcomes[lane] == nil
    }
    stepRules(batch: batch.count, resting: rest.jobs)
    var losses = plan.measuresRunningLoss ? penaltyLosses(batch: batch.count, totals: totals) : []
    for start in stride(from: 0, to: batch.count, by: pieceSize) {
      let rows = min(pieceSize, batch.count - start)
      pack(batch.lowerBound + start..<batch.lowerBound + start + rows)
      unsafe networks.forward(inputs, rows: rows)
      addLosses(rows: rows, to: &losses)
      backward(rows: rows, batch: batch.count)
      unsafe networks.update(
        inputs, rows: rows, piece: BatchPiece(start, start + rows, of: batch.count), hasPenalty: hasPenalty)
      if shouldStop(after: rows, isCancelled) { return false }
    }
    rest.putBack(into: networks)
    for job in rest.jobs where plan.measuresRunningLoss {
      losses[job / V.scalarCount][job % V.scalarCount] = 0
    }
    for r in losses.indices { unsafe runningLosses[r] = runningLosses[r] + losses[r] }
    return true
  }

  /// δ of a piece of a batch.
  private func backward(rows: Int, batch: Int) {
    if let weights {
      unsafe networks.backward(
        targets, rows: rows, weights: weights.rows, scales: plan.gradient == .mean ? weights.scales : nil)
    } else {
      unsafe networks.backward(targets, rows: rows, scale: plan.gradient == .mean ? 1 / Scalar(batch) : nil)
    }
  }

  /// Adds the losses of a piece of a batch, times their weights, by register; none are measured if there are no `losses`.
  private func addLosses(rows: Int, to losses: inout [V.Doubles]) {
    for r in losses.indices {
      for row in 0..<rows {
        let loss = unsafe networks.sampleLoss(
          row: row, register: r, targets: targets + row * networks.targetStride)
        if let weights {
          let own = unsafe weights.rows[row * networks.registers + r].doubles
          losses[r] = losses[r].addingProduct(own, loss)
        } else {
          losses[r] = losses[r] + loss
        }
      }
    }
  }

  /// What the penalty adds to the running loss of a batch, by register: the same for every sample, times its weight if
  /// there are weights, whose `totals` are by lane.
  private func penaltyLosses(batch: Int, totals: [Double]?) -> [V.Doubles] {
    guard hasPenalty else { return Array(repeating: V.Doubles(repeating: 0), count: networks.registers) }
    let values = penaltyValues { $0.penalty(batch: batch, of: self.trainCount) }
    return (0..<networks.registers).map { r in
      V.Doubles { lane in
        let lane = r * V.scalarCount + lane
        return values[lane] == 0 ? 0 : (totals?[lane] ?? Double(batch)) * values[lane]
      }
    }
  }
}

/// The lanes of jobs that make no step, because the weights of their batch are all 0, while those of other lanes do.
private struct RestingLanes<V: LaneVector> {
  let jobs: [Int]
  /// The lanes' networks before the step.
  private let numbers: [[V.Scalar]]

  /// `totals`: Ω by lane, empty without weights; of jobs that have ended nothing is kept.
  init(_ totals: [Double], of networks: LanesNetworks<V>, isInTraining: (_ lane: Int) -> Bool) {
    jobs = totals.indices.filter { totals[$0] == 0 && isInTraining($0) }
    numbers = jobs.map { networks.numbers(of: $0) }
  }

  func putBack(into networks: LanesNetworks<V>) {
    for (job, numbers) in zip(jobs, numbers) { networks.put(numbers, into: job) }
  }
}

import Arithmetic
import Kernels
import Learning

extension LanesBundle {
  /// The evaluations of the networks in their current state, by lane.
  func evaluate(epoch: Int) -> [Evaluation] {
    let penalties = penaltyValues { $0.penalty(of: self.trainCount) }
    let train = measure(.train, penalties: penalties)
    let validation = partitions[0].validation.map { _ in measure(.validation, penalties: penalties) }
    let test = partitions[0].test.map { _ in measure(.test, penalties: penalties) }
    let hasRunningLoss = epoch > 0 && plan.measuresRunningLoss
    return jobs.indices.map { lane in
      Evaluation(
        epoch: epoch,
        runningLoss: unsafe hasRunningLoss
          ? runningLosses[lane / V.scalarCount][lane % V.scalarCount] / train[lane].weightSum : nil,
        train: train[lane], validation: validation?[lane], test: test?[lane])
    }
  }

  /// The measurements of one part by lane; each lane has its own samples.
  private func measure(_ part: DatasetPart, penalties: [Double]) -> [Measurement] {
    let parts = partitions.map { $0[part]! }
    let partWeights = weights?.evaluated(part)
    let width = V.scalarCount
    let loader = LanesSampleLoader<V>(sourceNumbers) { (parts[$0], order: nil) }
    let tasks = partitions.map { $0.task }
    var sums = stride(from: 0, to: tasks.count, by: width).map { first in
      LanesMeasurement<V>(
        tasks: Array(tasks[first..<first + width]), outputs: networks.outputCount, samples: parts[0].count)
    }
    for start in stride(from: 0, to: parts[0].count, by: pieceSize) {
      let rows = min(pieceSize, parts[0].count - start)
      pack(start..<start + rows, of: loader)
      if let weights { unsafe partWeights?.pack(start..<start + rows, in: [], to: weights.rows) }
      unsafe networks.forward(inputs, rows: rows)
      let last = networks.last
      for row in 0..<rows {
        for r in sums.indices {
          let targets = unsafe UnsafePointer(
            targets + (row * networks.targetStride + r * networks.outputCount))
          let outputs = unsafe UnsafePointer(last.outputs + (row * last.stride + r * networks.outputCount))
          let loss = unsafe last.sampleLoss(plan.loss, row: row, register: r, targets: targets)
          if let weights {
            unsafe sums[r].add(loss: loss, weights: weights.rows[row * sums.count + r], at: start + row)
          } else {
            sums[r].add(loss: loss, at: start + row)
          }
          unsafe sums[r].add(outputs: outputs, targets: targets, at: start + row)
          unsafe sums[r].count(outputs: outputs, at: start + row) {
            parts[r * width + $0].labels[start + row]
          }
        }
      }
    }
    let weightSums = partWeights?.sums ?? parts.map { Double($0.count) }
    return sums.indices.flatMap { r in
      let lanes = r * width..<(r + 1) * width
      return sums[r].measurements(penalties: Array(penalties[lanes]), weightSums: Array(weightSums[lanes]))
    }
  }
}

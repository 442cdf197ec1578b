extension LanesBundle {
  /// The evaluations of the networks as they are, by lane.
  func evaluate(epoch: Int) -> [Evaluation] {
    let penalties = penaltyValues { $0.penalty(of: self.trainCount) }
    let train = measure(partitions.map(\.train), penalties: penalties)
    let validation = partitions[0].validation.map { _ in
      measure(partitions.map { $0.validation! }, penalties: penalties)
    }
    let test = partitions[0].test.map { _ in measure(partitions.map { $0.test! }, penalties: penalties) }
    let hasRunningLoss = epoch > 0 && plan.measuresRunningLoss
    return jobs.indices.map { lane in
      Evaluation(
        epoch: epoch, runningLoss: unsafe hasRunningLoss ? runningLosses[0][lane] / Double(trainCount) : nil,
        train: train[lane], validation: validation?[lane], test: test?[lane])
    }
  }

  /// The sums of one part, of which each lane has its own, by lane.
  private func measure(_ parts: [Samples<Scalar>], penalties: [Double]) -> [Measurement] {
    let width = V.Part.scalarCount
    let feed = LanesFeed<V>(sourceNumbers) { (parts[$0], order: nil) }
    let tasks = partitions.map(\.task)
    var sums = (0..<V.partCount).map { part in
      LanesSums<V.Part>(
        tasks: Array(tasks[part * width..<(part + 1) * width]), outputs: networks.outputCount,
        samples: parts[0].count)
    }
    for start in stride(from: 0, to: parts[0].count, by: pieceSize) {
      let rows = min(pieceSize, parts[0].count - start)
      pack(start..<start + rows, of: feed)
      unsafe networks.forward(inputs, rows: rows)
      let last = networks.last
      for row in 0..<rows {
        for part in 0..<V.partCount {
          let targets = unsafe UnsafePointer((targets + row * networks.outputCount).parts + part)
          let outputs = unsafe UnsafePointer((last.outputs + row * last.stride).parts + part)
          let loss = unsafe last.sampleLoss(plan.loss, row: row, part: part, targets: targets)
          unsafe sums[part].add(
            outputs: outputs, targets: targets, step: V.partCount, loss: loss, at: start + row)
          unsafe sums[part].count(outputs: outputs, step: V.partCount, at: start + row) {
            parts[part * width + $0].labels[start + row]
          }
        }
      }
    }
    return sums.indices.flatMap { part in
      sums[part].measurements(penalties: Array(penalties[part * width..<(part + 1) * width]))
    }
  }
}

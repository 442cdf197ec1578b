// Batches: the descent is summed over a batch, then all weights move together.

extension LanesBundle {
  /// One epoch, batch by batch; false when it was cancelled.
  func passBatches(isCancelled: () -> Bool) -> Bool {
    let count = partitions[0].train.count
    let size = plan.batchCount(of: count)
    for start in stride(from: 0, to: count, by: size) {
      let end = min(start + size, count)
      guard step(start..<end, isCancelled: isCancelled) else { return false }
    }
    return true
  }

  private func step(_ batch: Range<Int>, isCancelled: () -> Bool) -> Bool {
    let rules = (0..<groupCount).map { rule(of: $0, batch: batch.count) }
    var losses = plan.measuresRunningLoss ? penaltyLosses(batch: batch.count) : []
    for start in stride(from: 0, to: batch.count, by: pieceSize) {
      let end = min(start + pieceSize, batch.count)
      pack(batch.lowerBound + start..<batch.lowerBound + end)
      let piece = BatchPiece(start, end, of: batch.count)
      for group in 0..<groupCount {
        let feed = trainFeeds.feedOfGroup[group]
        let inputs = unsafe UnsafePointer(packedInputs + feed * inputFeedStride)
        let targets = unsafe UnsafePointer(packedTargets + feed * targetFeedStride)
        unsafe forward(inputs, rows: end - start, group: group)
        if plan.measuresRunningLoss {
          for row in 0..<end - start {
            losses[group] = unsafe losses[group]
              + sampleLoss(row: row, targets: targets + row * topology.outputCount).doubles
          }
        }
        unsafe backward(targets, rows: end - start, group: group, batch: batch.count)
        unsafe update(inputs, rows: end - start, group: group, piece: piece, rule: rules[group])
      }
      if shouldStop(after: (end - start) * groupStride * groupCount, isCancelled) { return false }
    }
    for group in losses.indices { runningLosses[group] = runningLosses[group] + losses[group] }
    return true
  }

  /// Takes packed samples forward through one group of networks.
  func forward(_ inputs: UnsafePointer<V>, rows: Int, group: Int) {
    for l in layers.indices {
      let layer = layers[l]
      let pass = unsafe ForwardPass(
        weights: layer.weights + group * groupStride, inputCount: layer.inputCount,
        inputs: l == 0 ? inputs : UnsafePointer(layers[l - 1].outputs),
        inputStride: l == 0 ? inputStride : layers[l - 1].stride, nets: layer.nets, netStride: layer.stride,
        rows: rows)
      pass.run(over: layer.unitCount)
      activate(l, rows: rows)
    }
  }

  private func backward(_ targets: UnsafePointer<V>, rows: Int, group: Int, batch: Int) {
    for row in 0..<rows {
      unsafe outputErrors(row: row, targets: targets + row * topology.outputCount, group: group)
    }
    outputDeltas(rows: rows, scale: plan.gradient == .mean ? 1 / Scalar(batch) : nil)
    for l in layers.indices.dropFirst().reversed() {
      for row in 0..<rows { backward(l, row: row, group: group) }
      differentiate(l - 1, rows: rows)
    }
  }

  private func update(
    _ inputs: UnsafePointer<V>, rows: Int, group: Int, piece: BatchPiece, rule: LanesRule<V>
  ) {
    for l in layers.indices {
      let pass = unsafe GradientPass(
        layer: layers[l], groupOffset: group * groupStride, hasBiases: topology.hasBiases,
        inputs: l == 0 ? inputs : UnsafePointer(layers[l - 1].outputs),
        inputStride: l == 0 ? inputStride : layers[l - 1].stride, rows: rows, piece: piece, rule: rule)
      pass.run(over: layers[l].unitCount)
    }
  }

  /// How a group's weights move after a batch of this size.
  private func rule(of group: Int, batch: Int) -> LanesRule<V> {
    let penalties = V { lane in
      self.plan(ofLane: lane, in: group).map { Scalar($0.penalty(batch: batch, of: self.partitions[0].train.count)) }
        ?? 0
    }
    let hasPenalty = (0..<V.scalarCount).contains { penalties[$0] != 0 }
    return unsafe LanesRule(
      kind: plan.ruleKind, learningRate: learningRates[group], momentum: momenta[group], penalty: penalties,
      hasPenalty: hasPenalty)
  }

  /// The plan of the job in a lane; nil where there is none.
  func plan(ofLane lane: Int, in group: Int) -> TrainingPlan? {
    let job = group * V.scalarCount + lane
    return job < jobs.count ? jobs[job].plan : nil
  }

  /// What the penalty adds to the running loss of a batch: for every sample the same.
  private func penaltyLosses(batch: Int) -> [V.Doubles] {
    (0..<groupCount).map { group in
      let penalties = penalties(of: group, batch: batch)
      guard penalties.contains(where: { $0 != 0 }) else { return V.Doubles(repeating: 0) }
      let norms = squaredNorms(of: group)
      return V.Doubles { lane in
        penalties[lane] == 0 ? 0 : Double(batch) * (penalties[lane] / 2 * norms[lane])
      }
    }
  }

  /// λ of each lane with its basis put in, in float64.
  func penalties(of group: Int, batch: Int) -> [Double] {
    (0..<V.scalarCount).map { lane in
      plan(ofLane: lane, in: group)?.penalty(batch: batch, of: partitions[0].train.count) ?? 0
    }
  }
}

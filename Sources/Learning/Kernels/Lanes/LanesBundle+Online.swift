// Batches of one sample: every sample moves the weights by itself.

extension LanesBundle {
  /// One epoch, sample by sample; false when it was cancelled.
  func passOnline(isCancelled: () -> Bool) -> Bool {
    let count = partitions[0].train.count
    for start in stride(from: 0, to: count, by: pieceSize) {
      let piece = start..<min(start + pieceSize, count)
      // The inputs of the sample before are still in use.
      unsafe swap(&packedInputs, &otherInputs)
      unsafe swap(&packedTargets, &otherTargets)
      pack(piece)
      for row in 0..<piece.count {
        unsafe stepOnline(
          packedInputs + row * inputStride, targets: packedTargets + row * topology.outputCount)
      }
      if shouldStop(after: piece.count * groupStride * groupCount, isCancelled) { return false }
    }
    return true
  }

  /// One sample on all groups. Each weight is loaded and stored once: first it moves by the sample before, then it
  /// takes this sample forward.
  private func stepOnline(_ inputs: UnsafePointer<V>, targets: UnsafePointer<V>) {
    for l in layers.indices { layers[l].exchangeOutputs() }
    for l in layers.indices {
      for group in 0..<groupCount { unsafe forward(l, group: group, inputs) }
      activate(l, rows: groupCount)
    }
    for group in 0..<groupCount {
      let targets = unsafe targets + trainFeeds.feedOfGroup[group] * targetFeedStride
      if plan.measuresRunningLoss {
        runningLosses[group] = unsafe runningLosses[group] + sampleLoss(row: group, targets: targets).doubles
      }
      unsafe outputErrors(row: group, targets: targets, group: group)
    }
    outputDeltas(rows: groupCount, scale: nil)
    for l in layers.indices.dropFirst().reversed() {
      for group in 0..<groupCount { backward(l, row: group, group: group) }
      differentiate(l - 1, rows: groupCount)
    }
    unsafe dueInputs = inputs
  }

  @inline(__always)
  private func forward(_ l: Int, group: Int, _ inputs: UnsafePointer<V>) {
    let layer = layers[l]
    let source = unsafe sources(l, group: group, inputs)
    let nets = unsafe layer.nets + group &* layer.stride
    let weights = unsafe layer.weights + group &* groupStride
    if let due = unsafe dueInputs {
      let pass = unsafe UpdateAndForwardPass(
        weights: weights, inputCount: layer.inputCount, hasBiases: topology.hasBiases,
        learningRate: learningRates[group], deltas: layer.deltas + group &* layer.stride,
        previous: previousSources(l, group: group, due), inputs: source, nets: nets)
      pass.run(over: layer.unitCount)
    } else {
      let pass = unsafe ForwardPass(
        weights: weights, inputCount: layer.inputCount, inputs: source, inputStride: 0, nets: nets, netStride: 0,
        rows: 1)
      pass.run(over: layer.unitCount)
    }
  }

  /// Makes the update that is still due.
  func settle() {
    guard let due = unsafe dueInputs else { return }
    for l in layers.indices {
      layers[l].exchangeOutputs()
      for group in 0..<groupCount {
        let layer = layers[l]
        let pass = unsafe UpdatePass(
          weights: layer.weights + group &* groupStride, inputCount: layer.inputCount,
          hasBiases: topology.hasBiases, learningRate: learningRates[group],
          deltas: layer.deltas + group &* layer.stride, inputs: previousSources(l, group: group, due))
        pass.run(over: layer.unitCount)
      }
    }
    unsafe dueInputs = nil
  }

  @inline(__always)
  private func sources(_ l: Int, group: Int, _ inputs: UnsafePointer<V>) -> UnsafePointer<V> {
    if l == 0 { return unsafe inputs + trainFeeds.feedOfGroup[group] &* inputFeedStride }
    return unsafe UnsafePointer(layers[l - 1].outputs + group &* layers[l - 1].stride)
  }

  @inline(__always)
  private func previousSources(_ l: Int, group: Int, _ inputs: UnsafePointer<V>) -> UnsafePointer<V> {
    if l == 0 { return unsafe inputs + trainFeeds.feedOfGroup[group] &* inputFeedStride }
    return unsafe UnsafePointer(layers[l - 1].previousOutputs + group &* layers[l - 1].stride)
  }

  /// s of the layer before `l`, into its δ.
  @inline(__always)
  func backward(_ l: Int, row: Int, group: Int) {
    let (layer, before) = (layers[l], layers[l - 1])
    let pass = unsafe BackwardPass(
      weights: layer.weights + group &* groupStride, inputCount: layer.inputCount, unitCount: layer.unitCount)
    unsafe pass.run(layer.deltas + row &* layer.stride, to: before.deltas + row &* before.stride)
  }
}

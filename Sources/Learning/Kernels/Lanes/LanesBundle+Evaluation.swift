extension LanesBundle {
  /// The evaluations of the lanes of one group, by lane.
  func evaluate(group: Int, epoch: Int) -> [Evaluation] {
    let count = partitions[0].train.count
    let penalties = penalties(of: group, batch: plan.batchCount(of: count))
    let norms = penalties.contains { $0 != 0 } ? squaredNorms(of: group) : V.Doubles(repeating: 0)
    let halves = penalties.indices.map { penalties[$0] == 0 ? 0 : penalties[$0] / 2 * norms[$0] }
    let train = measure(group, penalties: halves) { $0.train }
    let validation = partitions[0].validation.map { _ in measure(group, penalties: halves) { $0.validation! } }
    let test = partitions[0].test.map { _ in measure(group, penalties: halves) { $0.test! } }
    let hasRunningLoss = epoch > 0 && plan.measuresRunningLoss
    return (0..<V.scalarCount).map { lane in
      Evaluation(
        epoch: epoch, runningLoss: hasRunningLoss ? runningLosses[group][lane] / Double(count) : nil, train: train[lane],
        validation: validation?[lane], test: test?[lane])
    }
  }

  /// The partition that a lane's job is trained on.
  private func partition(ofLane lane: Int, in group: Int) -> Int {
    partitionOfJob[min(group * V.scalarCount + lane, jobs.count - 1)]
  }

  /// The sums of one part, by lane.
  private func measure(
    _ group: Int, penalties: [Double], _ part: (Partition<Scalar>) -> Samples<Scalar>
  ) -> [Measurement] {
    let numbers = (0..<V.scalarCount).map { partition(ofLane: $0, in: group) }
    let feeds = LanesFeeds<V>(groups: 1) {
      (part(partitions[$0]), order: nil)
    } source: { lane, _ in
      numbers[lane]
    }
    let parts = numbers.map { part(partitions[$0]) }
    var sums = LanesSums<V>(tasks: numbers.map { partitions[$0].task }, outputs: topology.outputCount)
    let count = parts[0].count
    for start in stride(from: 0, to: count, by: pieceSize) {
      let end = min(start + pieceSize, count)
      unsafe feeds.feeds[0].pack(
        start..<end, in: [], inputs: packedInputs, inputStride: inputStride, targets: packedTargets,
        targetStride: topology.outputCount)
      unsafe forward(packedInputs, rows: end - start, group: group)
      for row in 0..<end - start {
        let targets = unsafe UnsafePointer(packedTargets + row * topology.outputCount)
        let layer = layers[layers.count - 1]
        unsafe sums.add(
          outputs: layer.outputs + row * layer.stride, targets: targets,
          loss: sampleLoss(row: row, targets: targets), at: start + row)
        unsafe sums.count(outputs: layer.outputs + row * layer.stride) { parts[$0].labels[start + row] }
      }
    }
    return (0..<V.scalarCount).map { sums.measurement(ofLane: $0, penalty: penalties[$0]) }
  }

  /// Σ w² of each lane: a chain over each unit's inputs, then a strided sum over the units of all layers.
  func squaredNorms(of group: Int) -> V.Doubles {
    var sum = StridedLaneSums<V.Doubles>()
    var number = 0
    for l in layers.indices {
      let layer = layers[l]
      for j in 0..<layer.unitCount {
        let size = UnitBlocks.block(of: j, among: layer.unitCount).size
        let weights = unsafe layer.weights + (group * groupStride + layer.place(ofBiasOf: j))
        var chain = V.Doubles(repeating: 0)
        for i in 0..<layer.inputCount {
          let w = unsafe weights[(i + 1) * size].doubles
          chain = chain.addingProduct(w, w)
        }
        sum.add(chain, at: number)
        number += 1
      }
    }
    return sum.total
  }

  /// Whether each lane's weights and biases are all finite.
  func areFinite(group: Int) -> [Bool] {
    // w − w is +0 for a number and NaN for the rest, and a NaN stays.
    var rest = V(repeating: 0)
    for l in layers.indices {
      let layer = layers[l]
      let weights = unsafe layer.weights + group * groupStride
      for place in 0..<layer.weightCount { rest = unsafe rest + (weights[place] - weights[place]) }
    }
    return (0..<V.scalarCount).map { rest[$0] == 0 }
  }
}

extension LanesNetworks {
  /// Writes a network's weights into a lane.
  func put(_ network: Network<V.Scalar>, into lane: Int) {
    let (part, lane) = lane.quotientAndRemainder(dividingBy: V.Part.scalarCount)
    for (l, from) in network.layers.enumerated() {
      let layer = unsafe layers[l]
      let weights = unsafe layer.weights.parts + part
      layer.forEachPlace { place, unit, input in
        unsafe weights[place * V.partCount][lane] =
          input < 0 ? from.biases[unit] : from.weights[unit * layer.inputCount + input]
      }
    }
  }

  /// The network in a lane.
  func network(in lane: Int, of topology: Topology) -> Network<V.Scalar> {
    let (part, lane) = lane.quotientAndRemainder(dividingBy: V.Part.scalarCount)
    var network = Network<V.Scalar>(zeros: topology)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      let weights = unsafe layer.weights.parts + part
      var (own, biases) = (network.layers[l].weights, network.layers[l].biases)
      layer.forEachPlace { place, unit, input in
        let w = unsafe weights[place * V.partCount][lane]
        if input < 0 { biases[unit] = w } else { own[unit * layer.inputCount + input] = w }
      }
      (network.layers[l].weights, network.layers[l].biases) = (own, biases)
    }
    return network
  }

  /// Makes a lane a network of zeros that stays one.
  func silence(_ lane: Int) {
    unsafe learningRates[0][lane] = 0
    let (part, lane) = lane.quotientAndRemainder(dividingBy: V.Part.scalarCount)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      for w in 0..<layer.weightCount { unsafe (layer.weights.parts + part)[w * V.partCount][lane] = 0 }
      guard kind != .plain else { continue }
      for w in 0..<layer.weightCount { unsafe (layer.velocities.parts + part)[w * V.partCount][lane] = 0 }
    }
  }

  /// Σ w² of each lane: a chain over each unit's inputs, then a strided sum over the units of all layers.
  func squaredNorms() -> V.Doubles {
    var sum = StridedLaneSums<V.Doubles>()
    var number = 0
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      for j in 0..<layer.unitCount {
        let (first, size) = UnitBlocks<V>.block(of: j, among: layer.unitCount)
        let weights = unsafe layer.weights + (first * (layer.inputCount + 1) + j - first)
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
  func areFinite() -> [Bool] {
    // w − w is +0 for a number and NaN for the rest, and a NaN stays.
    var rest = V(repeating: 0)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      for place in 0..<layer.weightCount {
        rest = unsafe rest + (layer.weights[place] - layer.weights[place])
      }
    }
    return (0..<V.scalarCount).map { rest[$0] == 0 }
  }
}

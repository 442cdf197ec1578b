import Arithmetic

extension Network {
  /// A new network, its weights and biases drawn from the streams of `seed`.
  ///
  /// Values are drawn in float64 and rounded once, so that a float32 and a float64 network of one seed start from the
  /// same weights. The weight at position p of a layer takes draw p of the layer's stream; likewise biases.
  public init(_ topology: Topology, initialization: Initialization, seed: UInt64) {
    self.init(zeros: topology)
    for l in layers.indices {
      let draw = Draw(initialization.weights, fanIn: layers[l].inputCount, fanOut: layers[l].unitCount)
      let stream = RandomStream(seed: seed, purpose: .weights(layer: l))
      draw.fill(&layers[l].weights, from: stream)
      guard topology.hasBiases else { continue }
      let biases: Draw
      switch initialization.biases {
      case .zeros: continue
      case .same: biases = draw
      case .spread(let spread):
        biases = Draw(spread, fanIn: layers[l].inputCount, fanOut: layers[l].unitCount)
      }
      let biasStream = RandomStream(seed: seed, purpose: .biases(layer: l))
      biases.fill(&layers[l].biases, from: biasStream)
    }
  }
}

/// A spread with a layer's fans put in.
private enum Draw {
  case uniform(low: Double, width: Double)
  case normal(deviation: Double)

  /// Glorot & Bengio 2010 (fan: average), He et al. 2015 and LeCun et al. 1998 (fan: in): the variance is gain²/fan,
  /// He's twice that. A uniform spread of that variance reaches √3 deviations to either side.
  init(_ spread: Initialization.Spread, fanIn: Int, fanOut: Int) {
    switch spread {
    case .uniform(let low, let high):
      self = .uniform(low: low, width: high - low)
    case .normal(let deviation):
      self = .normal(deviation: deviation)
    case .scaled(let scheme, let shape, let fan, let gain):
      let connections: Double
      switch fan {
      case .incoming: connections = Double(fanIn)
      case .outgoing: connections = Double(fanOut)
      case .average: connections = Double(fanIn + fanOut) / 2
      }
      let variance = (scheme == .he ? 2 : 1) / connections
      switch shape {
      case .uniform:
        let reach = gain * (3 * variance).squareRoot()
        self = .uniform(low: -reach, width: 2 * reach)
      case .normal:
        self = .normal(deviation: gain * variance.squareRoot())
      }
    }
  }

  /// Overwrites each value with the draw of its position.
  func fill<Scalar: Real>(_ values: inout [Scalar], from stream: RandomStream) {
    let count = values.count
    var span = values.mutableSpan
    switch self {
    case .uniform(let low, let width):
      stream.forEachUniform(below: count) { position, draws in
        let scaled = SIMD8(repeating: low) + SIMD8(repeating: width) * draws
        for i in 0..<min(8, count - position) { span[position + i] = Scalar(scaled[i]) }
      }
    case .normal(let deviation):
      stream.forEachNormal(below: count) { position, draws in
        let scaled = SIMD8(repeating: deviation) * draws
        for i in 0..<min(8, count - position) { span[position + i] = Scalar(scaled[i]) }
      }
    }
  }
}

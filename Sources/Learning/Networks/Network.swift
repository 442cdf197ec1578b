import Arithmetic

/// A fully connected network: the weights and biases of each layer after the inputs.
public struct Network<Scalar: Real>: Sendable, Hashable {
  /// What connects one layer of units to the layer before.
  public struct Layer: Sendable, Hashable {
    /// Units of the layer before.
    public let inputCount: Int
    /// Units of this layer.
    public let unitCount: Int
    /// The units' activation function.
    public let activation: Activation
    /// `unitCount × inputCount`, unit by unit: the weight from input `i` to unit `j` is at `j·inputCount + i`.
    public var weights: [Scalar]
    /// One per unit; all +0 if the units have no biases.
    public var biases: [Scalar]
  }

  /// The shape of the network.
  public let topology: Topology
  /// The layers after the inputs.
  public var layers: [Layer]

  /// A network all of whose weights are +0.
  public init(zeros topology: Topology) {
    self.topology = topology
    layers = topology.activations.indices.map { l in
      Layer(
        inputCount: topology.sizes[l], unitCount: topology.sizes[l + 1], activation: topology.activations[l],
        weights: Array(repeating: 0, count: topology.sizes[l] * topology.sizes[l + 1]),
        biases: Array(repeating: 0, count: topology.sizes[l + 1]))
    }
  }

  /// Whether no weight or bias is NaN or infinite.
  public var isFinite: Bool {
    layers.allSatisfy { layer in
      layer.weights.allSatisfy { $0.isFinite } && layer.biases.allSatisfy { $0.isFinite }
    }
  }

  /// Σ w² or Σ |w| over all weights (biases are not penalised), in float64: a chain over each unit's
  /// inputs, then a strided sum over the units of all layers.
  func sum(of term: PenaltyTerm) -> Double {
    var sum = StridedSum()
    var unit = 0
    for layer in layers {
      for j in 0..<layer.unitCount {
        var chain = 0.0
        for i in 0..<layer.inputCount {
          chain = term.added(to: chain, Double(layer.weights[j * layer.inputCount + i]))
        }
        sum.add(chain, at: unit)
        unit += 1
      }
    }
    return sum.total
  }

  /// ½λ₂Σw² + λ₁Σ|w|.
  public func value(of penalty: WeightPenalty) -> Double {
    penalty.value(squares: { sum(of: .square) }, magnitudes: { sum(of: .magnitude) })
  }

  /// Sets every weight and bias to one value.
  mutating func fill(with value: Scalar) {
    for l in layers.indices {
      layers[l].weights = Array(repeating: value, count: layers[l].weights.count)
      layers[l].biases = Array(repeating: value, count: layers[l].biases.count)
    }
  }
}

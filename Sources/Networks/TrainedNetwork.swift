import Arithmetic
import Learning
import Records

/// A trained network in its run's precision.
package enum TrainedNetwork: Sendable, Hashable {
  case float32(Network<Float>)
  case float64(Network<Double>)

  /// Its format.
  package var precision: Precision {
    switch self {
    case .float32: .float32
    case .float64: .float64
    }
  }

  package var topology: Topology {
    switch self {
    case .float32(let network): network.topology
    case .float64(let network): network.topology
    }
  }

  /// Whether no weight or bias is NaN or infinite.
  package var isFinite: Bool {
    switch self {
    case .float32(let network): network.isFinite
    case .float64(let network): network.isFinite
    }
  }

  /// SHA-256 of the weights, as in the run's record.
  package var digest: String {
    switch self {
    case .float32(let network): Digest.text(of: network)
    case .float64(let network): Digest.text(of: network)
    }
  }

  /// The weights and biases of each layer as float64, which represents both precisions exactly.
  package var layers: [Network<Double>.Layer] {
    switch self {
    case .float64(let network): network.layers
    case .float32(let network): Network<Double>(exactly: network).layers
    }
  }
}

extension Network<Double> {
  /// The same values in float64.
  init(exactly network: Network<Float>) {
    self.init(zeros: network.topology)
    for l in layers.indices {
      layers[l].weights = network.layers[l].weights.map { Double($0) }
      layers[l].biases = network.layers[l].biases.map { Double($0) }
    }
  }
}

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

extension Network {
  /// The outputs of samples, one after another, with the bits of training's evaluation.
  ///
  /// - Parameters:
  ///   - inputs: encoded, sample by sample.
  ///   - lanes: the vector whose lanes take one sample each.
  @inline(__always)
  func outputs<V: FloatingLanes & SIMD>(of inputs: [Scalar], lanes: V.Type) -> [Scalar]
  where V.Scalar == Scalar {
    let (inputCount, outputCount) = (topology.inputCount, topology.outputCount)
    let count = inputs.count / inputCount
    var forwarded = LayerOutputs<V>(topology)
    var outputs = [Scalar](repeating: 0, count: count * outputCount)
    for first in stride(from: 0, to: count, by: V.scalarCount) {
      let samples = min(V.scalarCount, count - first)
      for i in 0..<inputCount {
        for lane in 0..<samples { forwarded.units[0][i][lane] = inputs[(first + lane) * inputCount + i] }
      }
      forward(&forwarded)
      for k in 0..<outputCount {
        for lane in 0..<samples { outputs[(first + lane) * outputCount + k] = forwarded.last[k][lane] }
      }
    }
    return outputs
  }
}

extension Network<Float> {
  /// The outputs of encoded samples, one after another.
  package func outputs(of inputs: [Float]) -> [Float] { outputs(of: inputs, lanes: SIMD16<Float>.self) }
}

extension Network<Double> {
  /// The outputs of encoded samples, one after another.
  package func outputs(of inputs: [Double]) -> [Double] { outputs(of: inputs, lanes: SIMD8<Double>.self) }
}

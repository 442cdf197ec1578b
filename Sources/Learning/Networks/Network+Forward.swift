import Arithmetic

/// The outputs of every layer of a network, for one sample per lane.
public struct LayerOutputs<V: FloatingLanes>: Sendable {
  /// O of each layer, the inputs' first, unit by unit.
  public var units: [[V]]
  /// net of each layer after the inputs, unit by unit.
  public var nets: [[V]]

  /// Zeros, for a network of this shape.
  public init(_ topology: Topology) {
    units = topology.sizes.map { Array(repeating: V(repeating: 0), count: $0) }
    nets = Array(units.dropFirst())
  }

  /// The outputs of the last layer.
  public var last: [V] { units[units.count - 1] }

  /// The net inputs of the last layer, which softmax's loss needs.
  public var lastNets: [V] { nets[nets.count - 1] }
}

extension Network {
  /// O_i = x_i; net_j = θ_j + Σ_i v_ij·O_i, O_j = f(net_j); and so on to the outputs.
  ///
  /// A net input starts with the bias and takes one fused multiply-add per input, in ascending order, so each lane has the
  /// bits of training's evaluation.
  ///
  /// - Parameter outputs: `units[0]` are the inputs; everything else is written.
  @inline(__always)
  public func forward<V: FloatingLanes>(_ outputs: inout LayerOutputs<V>) where V.Scalar == Scalar {
    for (l, layer) in layers.enumerated() {
      for j in 0..<layer.unitCount {
        var net = V(repeating: layer.biases[j])
        for i in 0..<layer.inputCount {
          net = net.addingProduct(
            V(repeating: layer.weights[j * layer.inputCount + i]), outputs.units[l][i])
        }
        outputs.nets[l][j] = net
        outputs.units[l + 1][j] = layer.activation.output(net)
      }
      if layer.activation == .softmax { outputs.units[l + 1] = softmax(outputs.lastNets) }
    }
  }
}

/// O_k = e^(net_k − m)·(1/Σ e^(net − m)), where m is the largest net input.
@inline(__always)
func softmax<V: FloatingLanes>(_ nets: [V]) -> [V] {
  let most = largest(nets)
  let exponentials = nets.map { V.exp($0 - most) }
  var sum = V(repeating: 0)
  for e in exponentials { sum = sum + e }
  let reciprocal = V(repeating: 1) / sum
  return exponentials.map { $0 * reciprocal }
}

/// The largest net input; the first if it is NaN.
@inline(__always)
func largest<V: FloatingLanes>(_ nets: [V]) -> V {
  nets.dropFirst().reduce(nets[0]) { $0.replacing(with: $1, where: $0 .< $1) }
}

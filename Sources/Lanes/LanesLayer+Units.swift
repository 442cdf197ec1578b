import Arithmetic
import Kernels
import Learning

// The elementwise operations of a layer's units.

extension LanesLayer {
  /// O = f(net) for a number of rows.
  func activate(rows: Int) {
    if activation == .softmax { return applySoftmax(rows: rows) }
    activation.apply(Outputs(layer: self, rows: rows))
  }

  /// δ = s·f′ of a row of sums s, unless `BackwardPass` has done it.
  @inline(__always)
  func differentiate(_ row: Int) {
    guard !activation.derivativeIsFused else { return }
    activation.apply(Derivatives(layer: self, row: row))
  }

  /// O_k = e^(net_k − m)·(1/Σ e^(net − m)), where m is the largest net input.
  private func applySoftmax(rows: Int) {
    for row in 0..<rows {
      for register in 0..<registers {
        let nets = unsafe nets + (row * stride + register * unitCount)
        let outputs = unsafe outputs + (row * stride + register * unitCount)
        let most = unsafe largest(nets, count: unitCount)
        var sum = V(repeating: 0)
        for k in 0..<unitCount {
          let e = unsafe V.exp(nets[k] - most)
          unsafe outputs[k] = e
          sum = sum + e
        }
        let reciprocal = V(repeating: 1) / sum
        for k in 0..<unitCount { unsafe outputs[k] = outputs[k] * reciprocal }
      }
    }
  }

  /// One row's loss in one register, in the networks' precision; `targets` are the register's.
  func sampleLoss(_ loss: Loss, row: Int, register: Int, targets: UnsafePointer<V>) -> V {
    let place = row * stride + register * unitCount
    return unsafe loss.ofSamples(
      activation, nets: nets + place, outputs: outputs + place, targets: targets, count: unitCount)
  }
}

/// O = f(net) for a number of rows.
@safe
private struct Outputs<V: LaneVector>: ActivationUse {
  let layer: LanesLayer<V>
  let rows: Int

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) {
    let (nets, outputs) = unsafe (layer.nets, layer.outputs)
    for place in 0..<rows &* layer.stride { unsafe outputs[place] = f.output(nets[place]) }
  }
}

/// δ = s·f′ of a row of sums s.
@safe
private struct Derivatives<V: LaneVector>: ActivationUse {
  let layer: LanesLayer<V>
  let row: Int

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) {
    let (deltas, nets, outputs) = unsafe (layer.deltas, layer.nets, layer.outputs)
    for place in row &* layer.stride..<(row &+ 1) &* layer.stride {
      unsafe deltas[place] = f.timesDerivative(deltas[place], net: nets[place], output: outputs[place])
    }
  }
}

/// δ_k = (d_k − O_k)·f′(net_k) of a row; an error within its network's margin counts as +0.
@safe
struct OutputDeltas<V: LaneVector>: ActivationUse {
  let layer: LanesLayer<V>
  let row: Int
  /// Those of all registers, `count` together.
  let targets: UnsafePointer<V>
  let count: Int
  /// By register; nil if no network has one.
  let margins: UnsafeMutablePointer<V>?
  /// 1/(batch size) if the gradient is a mean.
  let scale: V.Scalar?

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) {
    let place = row &* layer.stride
    let (nets, outputs, deltas) = unsafe (layer.nets + place, layer.outputs + place, layer.deltas + place)
    for k in 0..<count {
      var error = unsafe targets[k] - outputs[k]
      if let margins = unsafe margins {
        error = unsafe error.replacing(
          with: V(repeating: 0), where: error.magnitudes .< margins[k / layer.unitCount])
      }
      let delta = unsafe f.timesDerivative(error, net: nets[k], output: outputs[k])
      unsafe deltas[k] = scale.map { delta * V(repeating: $0) } ?? delta
    }
  }
}

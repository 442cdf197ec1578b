import Arithmetic
import Kernels
import Learning

// The elementwise operations of a layer's units, for all networks at once.

extension OnlineLayer {
  /// O = f(net), and +0 in the lanes that are not units.
  @inline(__always)
  func activate(_ outputs: UnsafeMutablePointer<V>) {
    if activation == .softmax {
      unsafe softmax(outputs)
    } else {
      unsafe activation.apply(Outputs(layer: self, outputs: outputs))
    }
    guard unitCount % lanes.unitLanes != 0 else { return }
    unsafe clearLanesWithoutUnits(of: outputs)
  }

  @inline(__always)
  private func clearLanesWithoutUnits(of row: UnsafeMutablePointer<V>) {
    let (zero, last) = (V(repeating: 0), strips &- 1)
    unsafe row[last] = zero.replacing(with: row[last], where: zero .< areUnits.pointee)
  }

  /// O_k = e^(net_k − m)·(1/Σ e^(net − m)), where m is the network's largest net input.
  @inline(__always)
  private func softmax(_ outputs: UnsafeMutablePointer<V>) {
    var most = unsafe lanes.each(0, of: nets)
    for k in 1..<max(1, unitCount) {
      let net = unsafe lanes.each(k, of: nets)
      most = most.replacing(with: net, where: most .< net)
    }
    for v in 0..<strips { unsafe outputs[v] = V.exp(nets[v] - most) }
    var sum = V(repeating: 0)
    for k in 0..<unitCount { sum = unsafe sum + lanes.each(k, of: outputs) }
    let reciprocal = V(repeating: 1) / sum
    for v in 0..<strips { unsafe outputs[v] = outputs[v] * reciprocal }
  }

  /// δ_j = s_j·f′(net_j), and the pushes η·δ_j.
  @inline(__always)
  func differentiate(_ sample: Sample, learningRates: V) {
    activation.apply(Derivatives(layer: self, sample: sample, learningRates: learningRates))
  }

  /// δ_k = (d_k − O_k)·f′(net_k), or d_k − O_k where the loss is cross-entropy, and the pushes η·δ_k; an
  /// error within the margin counts as +0. Targets have the same layout as outputs.
  @inline(__always)
  func outputDeltas(
    _ sample: Sample, targets: UnsafePointer<V>, loss: Loss, errorMargins: V?, learningRates: V
  ) {
    let zero = V(repeating: 0)
    for v in 0..<strips {
      var error = unsafe targets[v] - sample.outputs[v]
      if let errorMargins { error = error.replacing(with: zero, where: error.magnitudes .< errorMargins) }
      unsafe deltas[v] = error
    }
    unsafe clearLanesWithoutUnits(of: deltas)
    if loss == .squaredError {
      differentiate(sample, learningRates: learningRates)
    } else {
      Derivatives(layer: self, sample: sample, learningRates: learningRates)(Identity.self)
    }
  }

  /// δ_k ← δ_k·ω, and the pushes from it. `weights` has each network's ω in its lanes.
  func weighDeltas(_ sample: Sample, weights: V, learningRates: V) {
    for v in 0..<strips {
      let delta = unsafe deltas[v] * weights
      unsafe deltas[v] = delta
      unsafe sample.pushes[v] = learningRates * delta
    }
  }
}

/// O = f(net).
@safe
private struct Outputs<V: VectorRegister>: ActivationUse {
  let layer: OnlineLayer<V>
  let outputs: UnsafeMutablePointer<V>

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) {
    for v in 0..<layer.strips { unsafe outputs[v] = f.output(layer.nets[v]) }
  }
}

/// δ_j = s_j·f′(net_j), and the pushes η·δ_j.
@safe
private struct Derivatives<V: VectorRegister>: ActivationUse {
  let layer: OnlineLayer<V>
  let sample: OnlineLayer<V>.Sample
  let learningRates: V

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) {
    let deltas = unsafe layer.deltas
    for v in 0..<layer.strips {
      let delta = unsafe f.timesDerivative(deltas[v], net: layer.nets[v], output: sample.outputs[v])
      unsafe deltas[v] = delta
      unsafe sample.pushes[v] = learningRates * delta
    }
  }
}

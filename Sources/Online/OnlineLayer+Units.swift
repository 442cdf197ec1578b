import Arithmetic
import Kernels
import Learning

// The elementwise operations of a layer's units, for all networks at once.

extension OnlineLayer {
  /// O = f(net), and +0 in the lanes that are not units.
  @inline(__always)
  func activate(_ outputs: UnsafeMutablePointer<V>) {
    switch activation {
    case .identity: unsafe activate(Identity.self, outputs)
    case .sigmoid: unsafe activate(Sigmoid.self, outputs)
    case .tanh: unsafe activate(Tanh.self, outputs)
    case .relu: unsafe activate(RectifiedLinear.self, outputs)
    case .leakyReLU: unsafe activate(LeakyRectifiedLinear.self, outputs)
    case .softsign: unsafe activate(Softsign.self, outputs)
    case .softplus: unsafe activate(Softplus.self, outputs)
    case .softmax: unsafe softmax(outputs)
    }
    guard unitCount % lanes.unitLanes != 0 else { return }
    unsafe clearLanesWithoutUnits(of: outputs)
  }

  @inline(__always)
  private func activate<F: ActivationFunction>(_ f: F.Type, _ outputs: UnsafeMutablePointer<V>) {
    for v in 0..<strips { unsafe outputs[v] = f.output(nets[v]) }
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
    switch activation {
    case .identity, .softmax: differentiate(Identity.self, sample, learningRates)
    case .sigmoid: differentiate(Sigmoid.self, sample, learningRates)
    case .tanh: differentiate(Tanh.self, sample, learningRates)
    case .relu: differentiate(RectifiedLinear.self, sample, learningRates)
    case .leakyReLU: differentiate(LeakyRectifiedLinear.self, sample, learningRates)
    case .softsign: differentiate(Softsign.self, sample, learningRates)
    case .softplus: differentiate(Softplus.self, sample, learningRates)
    }
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
      differentiate(Identity.self, sample, learningRates)
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

  @inline(__always)
  private func differentiate<F: ActivationFunction>(_ f: F.Type, _ sample: Sample, _ learningRates: V) {
    for v in 0..<strips {
      let delta = unsafe f.timesDerivative(deltas[v], at: sample.outputs[v])
      unsafe deltas[v] = delta
      unsafe sample.pushes[v] = learningRates * delta
    }
  }
}

// What the units of a layer do one by one, for the rows of all networks at once.

extension OnlineLayer {
  /// O = f(net), and +0 in the lanes that are no units.
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
    case .softmax: for n in 0..<networks { unsafe softmax(nets + n * strips, outputs + n * strips) }
    }
    guard unitCount % V.scalarCount != 0 else { return }
    let isUnit = isUnit
    for n in 1...networks {
      let v = n &* strips &- 1
      unsafe outputs[v] = V(repeating: 0).replacing(with: outputs[v], where: isUnit)
    }
  }

  @inline(__always)
  private func activate<F: ActivationFunction>(_ f: F.Type, _ outputs: UnsafeMutablePointer<V>) {
    for v in 0..<networks &* strips { unsafe outputs[v] = f.output(nets[v]) }
  }

  /// O_k = e^(net_k − m)·(1/Σ e^(net − m)) of one row, m being the largest net input.
  private func softmax(_ nets: UnsafeMutablePointer<V>, _ outputs: UnsafeMutablePointer<V>) {
    let net = unsafe UnsafeRawPointer(nets).assumingMemoryBound(to: V.Scalar.self)
    let output = unsafe UnsafeRawPointer(outputs).assumingMemoryBound(to: V.Scalar.self)
    var most = unsafe net[0]
    for k in 1..<max(1, unitCount) { most = unsafe net[k] > most ? net[k] : most }
    for v in 0..<strips { unsafe outputs[v] = V.exp(nets[v] - V(repeating: most)) }
    var sum: V.Scalar = 0
    for k in 0..<unitCount { sum = unsafe sum + output[k] }
    let reciprocal = V(repeating: 1 / sum)
    for v in 0..<strips { unsafe outputs[v] = outputs[v] * reciprocal }
  }

  /// δ_j = s_j·f′(net_j), and the pushes η·δ_j.
  @inline(__always)
  func differentiate(_ sample: Sample, learningRates: UnsafePointer<V>) {
    switch activation {
    case .identity, .softmax: unsafe differentiate(Identity.self, sample, learningRates)
    case .sigmoid: unsafe differentiate(Sigmoid.self, sample, learningRates)
    case .tanh: unsafe differentiate(Tanh.self, sample, learningRates)
    case .relu: unsafe differentiate(RectifiedLinear.self, sample, learningRates)
    case .leakyReLU: unsafe differentiate(LeakyRectifiedLinear.self, sample, learningRates)
    case .softsign: unsafe differentiate(Softsign.self, sample, learningRates)
    case .softplus: unsafe differentiate(Softplus.self, sample, learningRates)
    }
  }

  /// δ_k = (d_k − O_k)·f′(net_k), or d_k − O_k where the loss is cross-entropy, and the pushes; an error within the margin
  /// counts as +0. Targets and margins have rows as the outputs have.
  @inline(__always)
  func outputDeltas(
    _ sample: Sample, targets: UnsafePointer<V>, loss: Loss, errorMargins: UnsafePointer<V>?,
    learningRates: UnsafePointer<V>
  ) {
    let zero = V(repeating: 0)
    let isUnit = isUnit
    for n in 0..<networks {
      for strip in 0..<strips {
        let v = n &* strips &+ strip
        var error = unsafe targets[v] - sample.outputs[v]
        if let errorMargins = unsafe errorMargins {
          error = unsafe error.replacing(with: zero, where: error.magnitudes .< errorMargins[n])
        }
        if strip == strips &- 1 { error = zero.replacing(with: error, where: isUnit) }
        unsafe deltas[v] = error
      }
    }
    if loss == .squaredError {
      unsafe differentiate(sample, learningRates: learningRates)
    } else {
      unsafe differentiate(Identity.self, sample, learningRates)
    }
  }

  @inline(__always)
  private func differentiate<F: ActivationFunction>(
    _ f: F.Type, _ sample: Sample, _ learningRates: UnsafePointer<V>
  ) {
    for n in 0..<networks {
      let learningRate = unsafe learningRates[n]
      for v in n &* strips..<(n &+ 1) &* strips {
        let delta = unsafe f.timesDerivative(deltas[v], at: sample.outputs[v])
        unsafe deltas[v] = delta
        unsafe sample.pushes[v] = learningRate * delta
      }
    }
  }

  /// True in the lanes of a row's last vector that are units.
  @inline(__always)
  private var isUnit: V.Mask {
    var lane = V(repeating: 0)
    for i in 0..<V.scalarCount { lane[i] = V.Scalar(i) }
    return lane .< V(repeating: V.Scalar(unitCount &- (strips &- 1) &* V.scalarCount))
  }
}

// What a layer's units do one by one. Here a vector of several registers is as good as several vectors.

extension LanesLayer {
  /// O = f(net) for a number of rows.
  func activate(rows: Int) {
    switch activation {
    case .identity: apply(Identity.self, rows: rows)
    case .sigmoid: apply(Sigmoid.self, rows: rows)
    case .tanh: apply(Tanh.self, rows: rows)
    case .relu: apply(RectifiedLinear.self, rows: rows)
    case .leakyReLU: apply(LeakyRectifiedLinear.self, rows: rows)
    case .softsign: apply(Softsign.self, rows: rows)
    case .softplus: apply(Softplus.self, rows: rows)
    case .softmax: applySoftmax(rows: rows)
    }
  }

  /// δ = s·f′ for a number of rows, in place.
  func differentiate(rows: Int) {
    switch activation {
    case .identity, .softmax: break
    case .sigmoid: differentiate(Sigmoid.self, rows: rows)
    case .tanh: differentiate(Tanh.self, rows: rows)
    case .relu: differentiate(RectifiedLinear.self, rows: rows)
    case .leakyReLU: differentiate(LeakyRectifiedLinear.self, rows: rows)
    case .softsign: differentiate(Softsign.self, rows: rows)
    case .softplus: differentiate(Softplus.self, rows: rows)
    }
  }

  @inline(__always)
  private func apply<F: ActivationFunction>(_ type: F.Type, rows: Int) {
    let (nets, outputs) = unsafe (nets.parts, outputs.parts)
    for place in 0..<rows &* stride &* V.partCount { unsafe outputs[place] = F.output(nets[place]) }
  }

  @inline(__always)
  private func differentiate<F: ActivationFunction>(_ type: F.Type, rows: Int) {
    let (deltas, outputs) = unsafe (deltas.parts, outputs.parts)
    for place in 0..<rows &* stride &* V.partCount {
      unsafe deltas[place] = F.timesDerivative(deltas[place], at: outputs[place])
    }
  }

  /// O_k = e^(net_k − m)·(1/Σ e^(net − m)), m being the largest net input.
  private func applySoftmax(rows: Int) {
    let step = V.partCount
    for row in 0..<rows {
      for part in 0..<step {
        let nets = unsafe nets.parts + (row * stride * step + part)
        let outputs = unsafe outputs.parts + (row * stride * step + part)
        let most = unsafe largest(nets, step: step, count: unitCount)
        var sum = V.Part(repeating: 0)
        for k in 0..<unitCount {
          let e = unsafe V.Part.exp(nets[k * step] - most)
          unsafe outputs[k * step] = e
          sum = sum + e
        }
        let reciprocal = V.Part(repeating: 1) / sum
        for k in 0..<unitCount { unsafe outputs[k * step] = outputs[k * step] * reciprocal }
      }
    }
  }

  /// One row's loss in one register, in the networks' precision: `targets` are the register's, `partCount` apart.
  func sampleLoss(_ loss: Loss, row: Int, part: Int, targets: UnsafePointer<V.Part>) -> V.Part {
    typealias P = V.Part
    let step = V.partCount
    let nets = unsafe nets.parts + (row * stride * step + part)
    let outputs = unsafe outputs.parts + (row * stride * step + part)
    var sum = P(repeating: 0)
    switch (loss, activation) {
    case (.squaredError, _):
      for k in 0..<unitCount {
        let error = unsafe targets[k * step] - outputs[k * step]
        sum = sum.addingProduct(error, error)
      }
      return sum * P(repeating: 0.5)
    case (.crossEntropy, .softmax):
      let most = unsafe largest(nets, step: step, count: unitCount)
      var exponentials = P(repeating: 0)
      for k in 0..<unitCount { exponentials = unsafe exponentials + P.exp(nets[k * step] - most) }
      let logarithm = P.log(exponentials)
      for k in 0..<unitCount {
        sum = unsafe sum.addingProduct(targets[k * step], logarithm + (most - nets[k * step]))
      }
      return sum
    case (.crossEntropy, _):
      let zero = P(repeating: 0)
      for k in 0..<unitCount {
        let net = unsafe nets[k * step]
        let positive = net.replacing(with: zero, where: net .< zero)
        let rest = P.softplus(net.magnitudes.negated)
        sum = unsafe sum + (positive.addingProduct(targets[k * step].negated, net) + rest)
      }
      return sum
    }
  }
}

extension UnsafeMutablePointer where Pointee: LaneVector {
  /// The same memory, register by register.
  @inline(__always)
  var parts: UnsafeMutablePointer<Pointee.Part> {
    unsafe UnsafeMutableRawPointer(self).assumingMemoryBound(to: Pointee.Part.self)
  }
}

extension UnsafePointer where Pointee: LaneVector {
  /// The same memory, register by register.
  @inline(__always)
  var parts: UnsafePointer<Pointee.Part> {
    unsafe UnsafeRawPointer(self).assumingMemoryBound(to: Pointee.Part.self)
  }
}

/// The largest of the net inputs; the first, if it is not a number.
private func largest<P: LaneVector>(_ nets: UnsafeMutablePointer<P>, step: Int, count: Int) -> P {
  var most = unsafe nets[0]
  for k in 1..<max(1, count) {
    most = unsafe most.replacing(with: nets[k * step], where: most .< nets[k * step])
  }
  return most
}

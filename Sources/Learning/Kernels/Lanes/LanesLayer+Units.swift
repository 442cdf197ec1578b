// What a layer's units do one by one.

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

  @inline(__always)
  private func apply<F: ActivationFunction>(_ type: F.Type, rows: Int) {
    for place in 0..<rows &* stride { unsafe outputs[place] = F.output(nets[place]) }
  }

  /// O_k = e^(net_k − m)·(1/Σ e^(net − m)), m being the largest net input.
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
    let nets = unsafe nets + (row * stride + register * unitCount)
    let outputs = unsafe outputs + (row * stride + register * unitCount)
    var sum = V(repeating: 0)
    switch (loss, activation) {
    case (.squaredError, _):
      for k in 0..<unitCount {
        let error = unsafe targets[k] - outputs[k]
        sum = sum.addingProduct(error, error)
      }
      return sum * V(repeating: 0.5)
    case (.crossEntropy, .softmax):
      let most = unsafe largest(nets, count: unitCount)
      var exponentials = V(repeating: 0)
      for k in 0..<unitCount { exponentials = unsafe exponentials + V.exp(nets[k] - most) }
      let logarithm = V.log(exponentials)
      for k in 0..<unitCount {
        sum = unsafe sum.addingProduct(targets[k], logarithm + (most - nets[k]))
      }
      return sum
    case (.crossEntropy, _):
      let zero = V(repeating: 0)
      for k in 0..<unitCount {
        let net = unsafe nets[k]
        let positive = net.replacing(with: zero, where: net .< zero)
        let rest = V.softplus(net.magnitudes.negated)
        sum = unsafe sum + (positive.addingProduct(targets[k].negated, net) + rest)
      }
      return sum
    }
  }
}

/// The largest of the net inputs; the first, if it is not a number.
private func largest<V: LaneVector>(_ nets: UnsafeMutablePointer<V>, count: Int) -> V {
  var most = unsafe nets[0]
  for k in 1..<max(1, count) {
    most = unsafe most.replacing(with: nets[k], where: most .< nets[k])
  }
  return most
}

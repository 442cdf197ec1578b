// One step of back-propagation on the lanes: forward, backward, update, as the reference has them. A row is a sample of a
// batch, or online a group of networks.

extension LanesBundle {
  /// O = f(net) for a number of rows of a layer.
  func activate(_ l: Int, rows: Int) {
    let layer = layers[l]
    switch layer.activation {
    case .identity: layer.activate(Identity.self, rows: rows)
    case .sigmoid: layer.activate(Sigmoid.self, rows: rows)
    case .tanh: layer.activate(Tanh.self, rows: rows)
    case .relu: layer.activate(RectifiedLinear.self, rows: rows)
    case .leakyReLU: layer.activate(LeakyRectifiedLinear.self, rows: rows)
    case .softsign: layer.activate(Softsign.self, rows: rows)
    case .softplus: layer.activate(Softplus.self, rows: rows)
    case .softmax: layer.activateSoftmax(rows: rows)
    }
  }

  /// δ = s·f′ for a number of rows of a layer, in place.
  func differentiate(_ l: Int, rows: Int) {
    let layer = layers[l]
    switch layer.activation {
    case .identity, .softmax: break
    case .sigmoid: layer.differentiate(Sigmoid.self, rows: rows)
    case .tanh: layer.differentiate(Tanh.self, rows: rows)
    case .relu: layer.differentiate(RectifiedLinear.self, rows: rows)
    case .leakyReLU: layer.differentiate(LeakyRectifiedLinear.self, rows: rows)
    case .softsign: layer.differentiate(Softsign.self, rows: rows)
    case .softplus: layer.differentiate(Softplus.self, rows: rows)
    }
  }

  /// d − O of a row of outputs; +0 where it is within the margin.
  @inline(__always)
  func outputErrors(row: Int, targets: UnsafePointer<V>, group: Int) {
    let layer = layers[layers.count - 1]
    let margin = unsafe errorMargins[group]
    let zero = V(repeating: 0)
    for k in 0..<layer.unitCount {
      let place = row &* layer.stride &+ k
      var error = unsafe targets[k] - layer.outputs[place]
      if hasErrorMargin { error = error.replacing(with: zero, where: error.magnitudes .< margin) }
      unsafe layer.deltas[place] = error
    }
  }

  /// From the outputs' errors to their δ.
  @inline(__always)
  func outputDeltas(rows: Int, scale: Scalar?) {
    let last = layers.count - 1
    if plan.loss == .squaredError { differentiate(last, rows: rows) }
    guard let scale else { return }
    let layer = layers[last]
    for place in 0..<rows &* layer.stride {
      unsafe layer.deltas[place] = layer.deltas[place] * V(repeating: scale)
    }
  }

  /// Each row's loss, in the networks' precision, from what the last forward step left.
  func sampleLoss(row: Int, targets: UnsafePointer<V>) -> V {
    let layer = layers[layers.count - 1]
    let units = layer.unitCount
    let nets = unsafe layer.nets + row * layer.stride
    var sum = V(repeating: 0)
    switch (plan.loss, layer.activation) {
    case (.squaredError, _):
      for k in 0..<units {
        let error = unsafe targets[k] - layer.outputs[row * layer.stride + k]
        sum = sum.addingProduct(error, error)
      }
      return sum * V(repeating: 0.5)
    case (.crossEntropy, .softmax):
      let most = unsafe largest(nets, count: units)
      var exponentials = V(repeating: 0)
      for k in 0..<units { exponentials = unsafe exponentials + V.exp(nets[k] - most) }
      let logarithm = V.log(exponentials)
      for k in 0..<units { sum = unsafe sum.addingProduct(targets[k], logarithm + (most - nets[k])) }
      return sum
    case (.crossEntropy, _):
      let zero = V(repeating: 0)
      for k in 0..<units {
        let net = unsafe nets[k]
        let positive = net.replacing(with: zero, where: net .< zero)
        sum = unsafe sum + (positive.addingProduct(targets[k].negated, net) + V.softplus(net.magnitudes.negated))
      }
      return sum
    }
  }
}

extension LanesLayer {
  @inline(__always)
  func activate<F: ActivationFunction>(_ type: F.Type, rows: Int) {
    for place in 0..<rows &* stride { unsafe outputs[place] = F.output(nets[place]) }
  }

  @inline(__always)
  func differentiate<F: ActivationFunction>(_ type: F.Type, rows: Int) {
    for place in 0..<rows &* stride {
      unsafe deltas[place] = F.timesDerivative(deltas[place], at: outputs[place])
    }
  }

  /// O_k = e^(net_k − m)·(1/Σ e^(net − m)), m being the largest net input.
  func activateSoftmax(rows: Int) {
    for row in 0..<rows {
      let nets = unsafe nets + row * stride
      let outputs = unsafe outputs + row * stride
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

/// The largest of the net inputs; the first, if it is not a number.
private func largest<V: LaneVector>(_ nets: UnsafeMutablePointer<V>, count: Int) -> V {
  var most = unsafe nets[0]
  for k in 1..<max(1, count) { most = unsafe most.replacing(with: nets[k], where: most .< nets[k]) }
  return most
}

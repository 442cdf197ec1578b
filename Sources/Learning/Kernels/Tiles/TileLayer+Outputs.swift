// The passes of the output layer: softmax, δ from the targets, and losses.

extension TileLayer {
  /// O_k = e^(net_k − m)·(1/Σ e^(net − m)), m being the largest net input.
  func softmax(_ samples: Range<Int>, _ columns: TileColumns<V>) {
    let outputs = unsafe columns.outputs
    for first in stride(from: samples.lowerBound, to: samples.upperBound, by: V.scalarCount) {
      let count = min(V.scalarCount, samples.upperBound - first)
      unsafe columns.gather(nets + first * rowVectors, rowVectors: rowVectors, samples: count, to: outputs)
      let most = unsafe largest(of: outputs)
      var sum = V(repeating: 0)
      for k in 0..<unitCount {
        let e = unsafe V.exp(outputs[k] - most)
        unsafe outputs[k] = e
        sum = sum + e
      }
      let reciprocal = V(repeating: 1) / sum
      for k in 0..<unitCount { unsafe outputs[k] = outputs[k] * reciprocal }
      for k in unitCount..<columns.count { unsafe outputs[k] = V(repeating: 0) }
      unsafe columns.scatter(
        outputs, to: self.outputs + first * rowVectors, rowVectors: rowVectors, samples: count)
    }
  }

  private func largest(of nets: UnsafePointer<V>) -> V {
    var most = unsafe nets[0]
    for k in 0..<unitCount { most = unsafe most.replacing(with: nets[k], where: most .< nets[k]) }
    return most
  }

  /// δ_k = (d_k − O_k)·f′(net_k), or d_k − O_k where the loss is cross-entropy. `targets` has a row of `strips` vectors a
  /// sample; `scale` is 1/(the batch's size) where the gradient is a mean.
  func outputDeltas(
    _ samples: Range<Int>, targets: UnsafePointer<V>, loss: Loss, errorMargin: V.Scalar, scale: V.Scalar?
  ) {
    func run<F: ActivationFunction>(_ f: F.Type) {
      unsafe outputDeltas(f, samples, targets: targets, errorMargin: errorMargin, scale: scale)
    }
    guard loss == .squaredError else { return run(Identity.self) }
    switch activation {
    case .identity, .softmax: run(Identity.self)
    case .sigmoid: run(Sigmoid.self)
    case .tanh: run(Tanh.self)
    case .relu: run(RectifiedLinear.self)
    case .leakyReLU: run(LeakyRectifiedLinear.self)
    case .softsign: run(Softsign.self)
    case .softplus: run(Softplus.self)
    }
  }

  private func outputDeltas<F: ActivationFunction>(
    _ f: F.Type, _ samples: Range<Int>, targets: UnsafePointer<V>, errorMargin: V.Scalar, scale: V.Scalar?
  ) {
    let zero = V(repeating: 0)
    for strip in 0..<strips {
      let isUnit = isUnit(inStrip: strip)
      for s in samples {
        let output = unsafe outputs[s * rowVectors + strip]
        var error = unsafe targets[s * strips + strip] - output
        if errorMargin > 0 {
          error = error.replacing(with: zero, where: error.magnitudes .< V(repeating: errorMargin))
        }
        error = f.timesDerivative(error, at: output)
        if let scale { error = error * V(repeating: scale) }
        unsafe deltas[s * rowVectors + strip] = zero.replacing(with: error, where: isUnit)
      }
    }
  }

  /// The losses of the samples in the lanes of `columns`, in the network's precision: see `ReferenceTrainer.sampleLoss`.
  func losses(_ columns: TileColumns<V>, loss: Loss) -> V {
    let (outputs, nets, targets) = unsafe (columns.outputs, columns.nets, columns.targets)
    var sum = V(repeating: 0)
    switch (loss, activation) {
    case (.squaredError, _):
      for k in 0..<unitCount {
        let error = unsafe targets[k] - outputs[k]
        sum = sum.addingProduct(error, error)
      }
      return sum * V(repeating: 0.5)
    case (.crossEntropy, .softmax):
      let most = unsafe largest(of: nets)
      var exponentials = V(repeating: 0)
      for k in 0..<unitCount { exponentials = unsafe exponentials + .exp(nets[k] - most) }
      let logarithm = V.log(exponentials)
      for k in 0..<unitCount { sum = unsafe sum.addingProduct(targets[k], logarithm + (most - nets[k])) }
      return sum
    case (.crossEntropy, _):
      for k in 0..<unitCount {
        let net = unsafe nets[k]
        let zero = V(repeating: 0)
        let positive = net.replacing(with: zero, where: net .< zero)
        let product = unsafe positive.addingProduct(targets[k].negated, net)
        sum = sum + (product + .softplus(net.magnitudes.negated))
      }
      return sum
    }
  }

  /// Brings outputs, net inputs and targets of `count` samples from `first` on into columns.
  func gather(_ columns: TileColumns<V>, first: Int, count: Int, targets: UnsafePointer<V>) {
    unsafe columns.gather(targets + first * strips, rowVectors: strips, samples: count, to: columns.targets)
    unsafe columns.gather(
      outputs + first * rowVectors, rowVectors: rowVectors, samples: count, to: columns.outputs)
    unsafe columns.gather(nets + first * rowVectors, rowVectors: rowVectors, samples: count, to: columns.nets)
  }
}

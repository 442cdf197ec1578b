import Arithmetic

extension Loss {
  /// The loss of one sample, in the network's precision.
  ///
  /// Squared error: ½ Σ_k (d_k − O_k)². Cross-entropy of softmax: Σ_k d_k·(ln Σ e^(net − m) + (m − net_k)); of sigmoid
  /// outputs: Σ_k ((max(net_k, 0) − d_k·net_k) + ln(1 + e^(−|net_k|))).
  ///
  /// - Parameters:
  ///   - targets: d, one per output; likewise `outputs`, O, and `nets`, the net inputs of the output layer.
  ///   - activation: that of the output layer.
  @inlinable
  public func ofSample<Scalar: Real>(
    targets: ArraySlice<Scalar>, outputs: ArraySlice<Scalar>, nets: ArraySlice<Scalar>,
    _ activation: Activation
  ) -> Scalar {
    var sum: Scalar = 0
    switch (self, activation) {
    case (.squaredError, _):
      for (d, output) in zip(targets, outputs) { sum = sum.addingProduct(d - output, d - output) }
      return sum * 0.5
    case (.crossEntropy, .softmax):
      let most = nets.dropFirst().reduce(nets[nets.startIndex]) { $0 < $1 ? $1 : $0 }
      var exponentials: Scalar = 0
      for net in nets { exponentials = exponentials + .exp(net - most) }
      let logarithm = Scalar.log(exponentials)
      for (d, net) in zip(targets, nets) { sum = sum.addingProduct(d, logarithm + (most - net)) }
      return sum
    case (.crossEntropy, _):
      for (d, net) in zip(targets, nets) {
        let positive: Scalar = net < 0 ? 0 : net
        sum = sum + (positive.addingProduct(-d, net) + .softplus(-net.magnitude))
      }
      return sum
    }
  }
}

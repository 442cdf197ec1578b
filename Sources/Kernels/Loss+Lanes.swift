import Arithmetic
import Learning

extension Loss {
  /// The losses of one sample per lane, in the network's precision: the expressions of `ofSample`.
  ///
  /// - Parameters:
  ///   - activation: that of the output layer.
  ///   - nets: net input k of each lane's sample at `nets[k]`; likewise `outputs` and `targets`, `count` of each.
  public func ofSamples<V: LaneVector>(
    _ activation: Activation, nets: UnsafePointer<V>, outputs: UnsafePointer<V>, targets: UnsafePointer<V>,
    count: Int
  ) -> V {
    var sum = V(repeating: 0)
    switch (self, activation) {
    case (.squaredError, _):
      for k in 0..<count {
        let error = unsafe targets[k] - outputs[k]
        sum = sum.addingProduct(error, error)
      }
      return sum * V(repeating: 0.5)
    case (.crossEntropy, .softmax):
      let most = unsafe largest(nets, count: count)
      var exponentials = V(repeating: 0)
      for k in 0..<count { exponentials = unsafe exponentials + V.exp(nets[k] - most) }
      let logarithm = V.log(exponentials)
      for k in 0..<count { sum = unsafe sum.addingProduct(targets[k], logarithm + (most - nets[k])) }
      return sum
    case (.crossEntropy, _):
      let zero = V(repeating: 0)
      for k in 0..<count {
        let net = unsafe nets[k]
        let positive = net.replacing(with: zero, where: net .< zero)
        let rest = V.softplus(net.magnitudes.negated)
        sum = unsafe sum + (positive.addingProduct(targets[k].negated, net) + rest)
      }
      return sum
    }
  }
}

/// The largest of `count` vectors, lane by lane; the first if it is NaN.
public func largest<V: LaneVector>(_ nets: UnsafePointer<V>, count: Int) -> V {
  var most = unsafe nets[0]
  for k in 1..<max(1, count) {
    most = unsafe most.replacing(with: nets[k], where: most .< nets[k])
  }
  return most
}

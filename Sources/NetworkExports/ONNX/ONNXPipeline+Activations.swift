import Arithmetic
import Learning
import Networks

/// Activations by standard operators.
///
/// onnxruntime has Softplus, Softsign and LeakyRelu for float32 only, so these are composed of operators that it has for both
/// precisions.
extension ONNXPipeline {
  /// f(net).
  mutating func activation<Scalar: Real>(
    _ activation: Activation, _ net: String, isLast: Bool, _: Scalar.Type
  ) -> String {
    switch activation {
    case .identity: return net
    // onnxruntime's Sigmoid is 0 below −18, and the largest of several small outputs is the class.
    case .sigmoid where isLast: return sigmoid(net, Scalar.self)
    case .sigmoid: return graph.node("Sigmoid", [net])
    case .tanh: return graph.node("Tanh", [net])
    case .relu: return graph.node("Relu", [net])
    case .leakyReLU:
      let leak = graph.constant([1 / 100 as Scalar], shape: [1])
      return graph.node("Max", [net, graph.node("Mul", [net, leak])])
    case .softsign:
      let one = graph.constant([1 as Scalar], shape: [1])
      return graph.node("Div", [net, graph.node("Add", [graph.node("Abs", [net]), one])])
    case .softplus:
      let magnitude = graph.node("Abs", [net])
      let exponential = graph.node("Exp", [graph.node("Neg", [magnitude])])
      let logarithm = logarithm(onePlus: exponential, Scalar.self)
      return graph.node("Add", [graph.node("Relu", [net]), logarithm])
    case .elu: return exponentialLinear(net, slope: 1 as Scalar, depth: 1)
    case .selu:
      return exponentialLinear(
        net, slope: ScaledExponentialLinear.output(1 as Scalar),
        depth: ScaledExponentialLinear.timesDerivative(1 as Scalar, net: 0, output: 0))
    case .silu: return product(net, sigmoid(net, Scalar.self))
    case .gelu: return product(net, cumulativeNormal(net, Scalar.self))
    case .geluTanh:
      let square = graph.node("Mul", [net, net])
      let factor = graph.node(
        "Add", [scaled(square, 0x1.2444f2a4d8b4bp-4 as Scalar), number(0x1.9884533d43651p0 as Scalar)])
      return product(net, sigmoid(product(net, factor), Scalar.self))
    case .gaussian: return graph.node("Exp", [graph.node("Neg", [product(net, net)])])
    case .sin: return graph.node("Sin", [net])
    case .elliot:
      let quotient = self.activation(.softsign, net, isLast: isLast, Scalar.self)
      return graph.node("Add", [scaled(quotient, 0.5 as Scalar), number(0.5 as Scalar)])
    case .linearPiece:
      return graph.node("Min", [graph.node("Relu", [net]), number(1 as Scalar)])
    case .softmax: return graph.node("Softmax", [net], [.int("axis", 1)])
    }
  }

  /// ln(1 + a) for a ≥ 0, small a included: a·ln u/(u − 1) with u = 1 + a, and a itself where u is 1 (Kahan, in Hewlett-Packard's
  /// HP-15C handbook, 1982).
  mutating func logarithm<Scalar: Real>(onePlus a: String, _: Scalar.Type) -> String {
    let one = graph.constant([1 as Scalar], shape: [1])
    let u = graph.node("Add", [a, one])
    let rest = graph.node("Sub", [u, one])
    let isOne = graph.node("Equal", [u, one])
    let quotient = graph.node("Div", [graph.node("Mul", [a, graph.node("Log", [u])]), rest])
    return graph.node("Where", [isOne, a, quotient])
  }
}

import Arithmetic
import Learning

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
    case .sigmoid where isLast:
      // onnxruntime's Sigmoid is 0 below −18, and the largest of several small outputs is the class.
      let one = graph.constant([1 as Scalar], shape: [1])
      let exponential = graph.node("Exp", [graph.node("Neg", [net])])
      return graph.node("Div", [one, graph.node("Add", [exponential, one])])
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

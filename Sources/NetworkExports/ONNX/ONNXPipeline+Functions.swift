import Arithmetic
import Learning
import Networks

/// Functions that standard operators are composed to, for both precisions: onnxruntime has Elu, Selu and Erf for float32 only.
extension ONNXPipeline {
  /// A constant number.
  mutating func number<Scalar: Real>(_ value: Scalar) -> String { graph.constant([value], shape: [1]) }

  /// a·b.
  mutating func product(_ a: String, _ b: String) -> String { graph.node("Mul", [a, b]) }

  /// x times a constant.
  mutating func scaled<Scalar: Real>(_ x: String, _ factor: Scalar) -> String { product(x, number(factor)) }

  /// 1/(1 + e^−x), of x far below 0 too.
  mutating func sigmoid<Scalar: Real>(_ x: String, _: Scalar.Type) -> String {
    let one = number(1 as Scalar)
    let exponential = graph.node("Exp", [graph.node("Neg", [x])])
    return graph.node("Div", [one, graph.node("Add", [exponential, one])])
  }

  /// x·`slope` above 0, `depth`·(eˣ − 1) below; eˣ − 1 = 2·t/(1 − t) with t = tanh(x/2), which keeps small x.
  mutating func exponentialLinear<Scalar: Real>(_ x: String, slope: Scalar, depth: Scalar) -> String {
    let half = scaled(graph.node("Min", [x, number(0 as Scalar)]), 0.5 as Scalar)
    let tanh = graph.node("Tanh", [half])
    let rest = graph.node("Sub", [number(1 as Scalar), tanh])
    let below = graph.node("Div", [scaled(tanh, 2 * depth), rest])
    return graph.node("Add", [scaled(graph.node("Relu", [x]), slope), below])
  }

  /// Φ(x): the expression of `FloatingLanes.normalDistribution`, with its polynomial.
  mutating func cumulativeNormal<Scalar: Real>(_ x: String, _: Scalar.Type) -> String {
    let (zero, one) = (number(0 as Scalar), number(1 as Scalar))
    let t = graph.node("Abs", [x])
    let exponential = graph.node("Exp", [scaled(product(t, t), -0.5 as Scalar)])
    let w = graph.node("Div", [one, graph.node("Add", [t, number(5 as Scalar)])])
    let u = graph.node("Add", [scaled(w, -10 as Scalar), one])
    let polynomial = Scalar.normalTail(RecordedNumber<Scalar>(CExpression(.number, .argument))).node
    let tail = product(exponential, product(w, value(of: polynomial, at: u, Scalar.self)))
    return graph.node(
      "Where", [graph.node("Less", [x, zero]), tail, graph.node("Sub", [one, tail])])
  }

  /// A recorded polynomial of `x`, a product and a sum for each fused operation.
  private mutating func value<Scalar: Real>(
    of polynomial: CExpression, at x: String, _: Scalar.Type
  ) -> String {
    switch polynomial.operation {
    case .argument: return x
    case .constant(_, let bits): return number(Scalar(bitPattern: Scalar.Bits(bits)))
    case .fusedMultiplyAdd:
      let operands = polynomial.operands.map { value(of: $0, at: x, Scalar.self) }
      return graph.node("Add", [product(operands[0], operands[1]), operands[2]])
    default: preconditionFailure("a polynomial consists of fused multiply-adds")
    }
  }
}

import Arithmetic
import Learning

/// A recorded function of one number as the text of a C function.
struct CFunction {
  /// The function's name without the header's prefix and the precision's suffix.
  let name: String
  let format: CFormat
  let prefix: String
  private let result: CExpression
  private var order: [CExpression] = []
  /// The places where a node's value is used: the node that uses it, and as which operand.
  private var uses: [ObjectIdentifier: [(user: CExpression, operand: Int)]] = [:]
  private let resultIsAdded: Bool

  /// Records `body`.
  ///
  /// - Parameter resultIsAdded: whether callers may add the result to another number.
  init<Scalar: Real>(
    _ name: String, prefix: String, resultIsAdded: Bool, of: Scalar.Type,
    body: (RecordedNumber<Scalar>) -> RecordedNumber<Scalar>
  ) {
    self.name = name
    self.prefix = prefix
    self.resultIsAdded = resultIsAdded
    format = CFormat(precision: Scalar.self == Float.self ? .float32 : .float64)
    result = body(RecordedNumber(CExpression(.number, .argument))).node
    visit(result)
  }

  /// Operands before the nodes that use them.
  private mutating func visit(_ node: CExpression) {
    for (place, operand) in node.operands.enumerated() {
      let isNew = uses[ObjectIdentifier(operand)] == nil
      uses[ObjectIdentifier(operand), default: []].append((node, place))
      if isNew { visit(operand) }
    }
    order.append(node)
  }

  /// The definition.
  var text: String {
    var names: [ObjectIdentifier: String] = [:]
    var lines: [String] = []
    for node in order where node !== result && needsName(node) {
      let type = node.kind == .bits ? format.bits : format.real
      let variable = "v\(names.count)"
      lines.append("  const \(type) \(variable) = \(expression(node, names));")
      names[ObjectIdentifier(node)] = variable
    }
    lines.append("  return \(expression(result, names));")
    return """
      static inline \(format.real) \(function(name))(\(format.real) x) {
      \(lines.joined(separator: "\n"))
      }

      """
  }

  private func function(_ name: String) -> String { "\(prefix)_\(name)_\(format.suffix)" }

  /// Fused operations get a line each; so does what is used twice.
  private func needsName(_ node: CExpression) -> Bool {
    switch node.operation {
    case .argument, .constant: false
    case .fusedMultiplyAdd: true
    default: node.kind != .condition && uses[ObjectIdentifier(node), default: []].count > 1
    }
  }

  private func expression(_ node: CExpression, _ names: [ObjectIdentifier: String]) -> String {
    let operands = node.operands.map { operand in
      names[ObjectIdentifier(operand)] ?? expression(operand, names)
    }
    switch node.operation {
    case .argument: return "x"
    case .constant(let text, _): return text
    case .arithmetic("*") where mayBeAdded(node):
      return "\(function("product"))(\(operands[0]), \(operands[1]))"
    case .arithmetic("+"): return format.sum(operands[0], operands[1], prefix)
    case .arithmetic("-"): return format.difference(operands[0], operands[1], prefix)
    case .arithmetic(let symbol), .comparison(let symbol), .bitwise(let symbol):
      return "(\(operands[0]) \(symbol) \(operands[1]))"
    case .fusedMultiplyAdd: return "\(function("fma"))(\(operands.joined(separator: ", ")))"
    case .choice: return "(\(operands[0]) ? \(operands[1]) : \(operands[2]))"
    case .bitPattern: return "\(function("bits"))(\(operands[0]))"
    case .number: return "\(function("number"))(\(operands[0]))"
    }
  }

  /// Whether a compiler that contracts expressions (GCC does by default) could fuse the product with a sum.
  private func mayBeAdded(_ node: CExpression) -> Bool {
    if node === result { return resultIsAdded }
    return uses[ObjectIdentifier(node), default: []].contains { user, _ in
      switch user.operation {
      case .arithmetic(let symbol): symbol == "+" || symbol == "-"
      case .choice: mayBeAdded(user)
      default: false
      }
    }
  }
}

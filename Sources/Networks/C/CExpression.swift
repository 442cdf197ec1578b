import Arithmetic

/// A node of an expression that becomes C code: what `RecordedNumber` and its companions record.
///
/// Nodes are compared by identity: a value that a Swift function uses twice is one node with two uses.
final class CExpression: Sendable {
  /// What a node's value is in C.
  enum Kind: Sendable {
    case number, bits, condition
  }

  /// How a node's value is computed from its operands.
  enum Operation: Sendable {
    /// The function's argument.
    case argument
    /// A constant: its text in C, and its bit pattern.
    case constant(String, bits: UInt64)
    /// `+`, `-`, `*` or `/` of two numbers.
    case arithmetic(String)
    /// `a·b + c`, rounded once, of three numbers.
    case fusedMultiplyAdd
    /// `<` or `<=` of two numbers.
    case comparison(String)
    /// `condition ? a : b`.
    case choice
    /// The bit pattern of a number.
    case bitPattern
    /// The number with a bit pattern.
    case number
    /// `&`, `|`, `^`, `+`, `-`, `<<` or `>>` of two bit patterns.
    case bitwise(String)
  }

  let kind: Kind
  let operation: Operation
  let operands: [CExpression]

  init(_ kind: Kind, _ operation: Operation, _ operands: CExpression...) {
    self.kind = kind
    self.operation = operation
    self.operands = operands
  }

  /// The bit pattern of a constant; nil for everything else.
  var constantBits: UInt64? {
    if case .constant(_, let bits) = operation { bits } else { nil }
  }
}

import Arithmetic

// The arithmetic is written once, over `FloatingLanes`. These three types conform to its protocols and compute
// nothing: each operation makes a node that remembers it. A function of `Arithmetic` or `Learning` that is called
// with a recorded argument returns its own expression, with the order of its operations, ready to be written as C.

/// A number of a recorded expression.
struct RecordedNumber<Scalar: Real>: FloatingLanes {
  typealias Bits = RecordedBits<Scalar.Bits>
  typealias Mask = RecordedCondition

  let node: CExpression

  init(_ node: CExpression) { self.node = node }

  init(repeating value: Scalar) {
    node = CExpression(.number, .constant(cLiteral(value), bits: UInt64(value.bitPattern)))
  }

  init(bitPattern: Bits) {
    guard let bits = bitPattern.node.constantBits else {
      self.init(CExpression(.number, .number, bitPattern.node))
      return
    }
    self.init(repeating: Scalar(bitPattern: Scalar.Bits(bits)))
  }

  var bitPattern: Bits {
    if let bits = node.constantBits { return Bits(repeating: Scalar.Bits(bits)) }
    return Bits(CExpression(.bits, .bitPattern, node))
  }

  static func + (a: Self, b: Self) -> Self { arithmetic("+", a, b) }
  static func - (a: Self, b: Self) -> Self { arithmetic("-", a, b) }
  static func * (a: Self, b: Self) -> Self { arithmetic("*", a, b) }
  static func / (a: Self, b: Self) -> Self { arithmetic("/", a, b) }

  func addingProduct(_ a: Self, _ b: Self) -> Self {
    Self(CExpression(.number, .fusedMultiplyAdd, a.node, b.node, node))
  }

  /// No function that is recorded takes a root, which C would need its mathematical library for.
  func squareRoot() -> Self { preconditionFailure("a square root cannot be recorded") }

  static func .< (a: Self, b: Self) -> Mask {
    Mask(CExpression(.condition, .comparison("<"), a.node, b.node))
  }
  static func .<= (a: Self, b: Self) -> Mask {
    Mask(CExpression(.condition, .comparison("<="), a.node, b.node))
  }

  func replacing(with other: Self, where mask: Mask) -> Self {
    Self(CExpression(.number, .choice, mask.node, other.node, node))
  }

  private static func arithmetic(_ symbol: String, _ a: Self, _ b: Self) -> Self {
    Self(CExpression(.number, .arithmetic(symbol), a.node, b.node))
  }
}

/// A truth value of a recorded expression.
struct RecordedCondition {
  let node: CExpression

  init(_ node: CExpression) { self.node = node }
}

/// A bit pattern of a recorded expression; operations on constants are carried out.
struct RecordedBits<Scalar: BitPattern>: BitLanes {
  let node: CExpression

  init(_ node: CExpression) { self.node = node }

  init(repeating value: Scalar) {
    // Small numbers are shifts; the macro gives the constant the type that UINT32_C promises in C and C++.
    let text = value < 64 ? "\(value)" : "UINT\(Scalar.bitWidth)_C(0x\(String(value, radix: 16)))"
    node = CExpression(.bits, .constant(text, bits: UInt64(value)))
  }

  static func & (a: Self, b: Self) -> Self { bitwise("&", a, b) { $0 & $1 } }
  static func | (a: Self, b: Self) -> Self { bitwise("|", a, b) { $0 | $1 } }
  static func ^ (a: Self, b: Self) -> Self { bitwise("^", a, b) { $0 ^ $1 } }
  static func &+ (a: Self, b: Self) -> Self { bitwise("+", a, b) { $0 &+ $1 } }
  static func &- (a: Self, b: Self) -> Self { bitwise("-", a, b) { $0 &- $1 } }
  static func &<< (a: Self, b: Self) -> Self { bitwise("<<", a, b) { $0 &<< $1 } }
  static func &>> (a: Self, b: Self) -> Self { bitwise(">>", a, b) { $0 &>> $1 } }

  private static func bitwise(
    _ symbol: String, _ a: Self, _ b: Self, _ value: (Scalar, Scalar) -> Scalar
  ) -> Self {
    if let x = a.node.constantBits, let y = b.node.constantBits {
      return Self(repeating: value(Scalar(x), Scalar(y)))
    }
    return Self(CExpression(.bits, .bitwise(symbol), a.node, b.node))
  }
}

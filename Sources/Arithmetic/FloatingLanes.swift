/// One number, or several in the lanes of a vector: the arithmetic is written once, over this protocol.
///
/// `Float` and `Double` are one lane, `SIMD4<Float>`, `SIMD8<Double>` and so on are several. An expression
/// over this protocol has the same bits in every lane as the scalar has, because every operation here is
/// one IEEE operation that rounds correctly (+ − × ÷ √ fma), a comparison, a choice, or an operation on bit
/// patterns.
///
/// There is no prefix minus, because Swift computes it as 0 − x on vectors, which differs for zeros. Use
/// `negated`.
public protocol FloatingLanes: Sendable {
  /// The number in a lane.
  associatedtype Scalar: Real
  /// One truth value per lane.
  associatedtype Mask
  /// The lanes' bit patterns.
  associatedtype Bits: BitLanes where Bits.Scalar == Scalar.Bits

  init(repeating value: Scalar)
  init(bitPattern: Bits)
  var bitPattern: Bits { get }

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  /// self + a·b, rounded once.
  func addingProduct(_ a: Self, _ b: Self) -> Self
  func squareRoot() -> Self

  /// False where either is NaN.
  static func .< (a: Self, b: Self) -> Mask
  /// False where either is NaN.
  static func .<= (a: Self, b: Self) -> Mask
  /// `other` in the lanes where the mask is true, self in the others.
  func replacing(with other: Self, where mask: Mask) -> Self
}

/// The bit patterns of `FloatingLanes`: unsigned integers, one or several, with operations that never trap.
public protocol BitLanes: Sendable {
  associatedtype Scalar: BitPattern

  init(repeating value: Scalar)

  static func & (a: Self, b: Self) -> Self
  static func | (a: Self, b: Self) -> Self
  static func ^ (a: Self, b: Self) -> Self
  static func &+ (a: Self, b: Self) -> Self
  static func &- (a: Self, b: Self) -> Self
  static func &<< (a: Self, b: Self) -> Self
  static func &>> (a: Self, b: Self) -> Self
}

/// The bit pattern of a floating-point number.
public protocol BitPattern: FixedWidthInteger, UnsignedInteger, SIMDScalar, ScalarCoding, BitLanes
where Scalar == Self {}

extension FloatingLanes {
  /// self·x + c: one step of Horner's rule.
  @inline(__always)
  public func times(_ x: Self, plus c: Scalar) -> Self {
    Self(repeating: c).addingProduct(self, x)
  }

  /// The sign bit flipped, of NaNs and zeros too.
  @inline(__always)
  public var negated: Self {
    Self(bitPattern: bitPattern ^ Self.signBit)
  }

  /// The sign bit cleared.
  @inline(__always)
  public var magnitudes: Self {
    Self(bitPattern: bitPattern & (Self.signBit ^ Bits(repeating: ~0)))
  }

  /// The sign bit taken from another number, all other bits kept.
  @inline(__always)
  public func withSign(of other: Self) -> Self {
    Self(bitPattern: magnitudes.bitPattern | (other.bitPattern & Self.signBit))
  }

  /// self limited to `low ... high`; NaN stays NaN.
  @inline(__always)
  public func clamped(from low: Scalar, to high: Scalar) -> Self {
    let low = Self(repeating: low)
    let high = Self(repeating: high)
    let raised = replacing(with: low, where: self .< low)
    return raised.replacing(with: high, where: high .< raised)
  }

  @inline(__always)
  private static var signBit: Bits {
    Self(repeating: -0.0).bitPattern
  }
}

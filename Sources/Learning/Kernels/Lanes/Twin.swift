/// Two blocks of registers side by side, every operation on both: twins of twins of vectors are 2, 4 or 8 registers that
/// the arithmetic treats as one wide number. In memory they follow each other.
struct Twin<Half: RegisterBlock>: RegisterBlock {
  typealias Scalar = Half.Scalar
  typealias Register = Half.Register
  typealias Mask = (Half.Mask, Half.Mask)
  typealias Bits = TwinBits<Half.Bits>

  var low: Half
  var high: Half

  @inline(__always) init(_ low: Half, _ high: Half) { (self.low, self.high) = (low, high) }
  @inline(__always) init(repeating value: Scalar) {
    self.init(Half(repeating: value), Half(repeating: value))
  }
  @inline(__always) init(everywhere register: Register) {
    self.init(Half(everywhere: register), Half(everywhere: register))
  }
  @inline(__always) init(bitPattern: Bits) {
    self.init(Half(bitPattern: bitPattern.low), Half(bitPattern: bitPattern.high))
  }
  @inline(__always) var bitPattern: Bits { TwinBits(low.bitPattern, high.bitPattern) }
  @inline(__always) static var registerCount: Int { 2 * Half.registerCount }

  @inline(__always) static func + (a: Twin, b: Twin) -> Twin { Twin(a.low + b.low, a.high + b.high) }
  @inline(__always) static func - (a: Twin, b: Twin) -> Twin { Twin(a.low - b.low, a.high - b.high) }
  @inline(__always) static func * (a: Twin, b: Twin) -> Twin { Twin(a.low * b.low, a.high * b.high) }
  @inline(__always) static func / (a: Twin, b: Twin) -> Twin { Twin(a.low / b.low, a.high / b.high) }
  @inline(__always) func addingProduct(_ a: Twin, _ b: Twin) -> Twin {
    Twin(low.addingProduct(a.low, b.low), high.addingProduct(a.high, b.high))
  }
  @inline(__always) func squareRoot() -> Twin { Twin(low.squareRoot(), high.squareRoot()) }

  @inline(__always) static func .< (a: Twin, b: Twin) -> Mask { (a.low .< b.low, a.high .< b.high) }
  @inline(__always) static func .<= (a: Twin, b: Twin) -> Mask { (a.low .<= b.low, a.high .<= b.high) }
  @inline(__always) func replacing(with other: Twin, where mask: Mask) -> Twin {
    Twin(low.replacing(with: other.low, where: mask.0), high.replacing(with: other.high, where: mask.1))
  }
}

/// The bit patterns of a `Twin`.
struct TwinBits<Half: BitLanes>: BitLanes {
  typealias Scalar = Half.Scalar

  var low: Half
  var high: Half

  @inline(__always) init(_ low: Half, _ high: Half) { (self.low, self.high) = (low, high) }
  @inline(__always) init(repeating value: Scalar) {
    self.init(Half(repeating: value), Half(repeating: value))
  }
  @inline(__always) static func & (a: Self, b: Self) -> Self { Self(a.low & b.low, a.high & b.high) }
  @inline(__always) static func | (a: Self, b: Self) -> Self { Self(a.low | b.low, a.high | b.high) }
  @inline(__always) static func ^ (a: Self, b: Self) -> Self { Self(a.low ^ b.low, a.high ^ b.high) }
  @inline(__always) static func &+ (a: Self, b: Self) -> Self { Self(a.low &+ b.low, a.high &+ b.high) }
  @inline(__always) static func &- (a: Self, b: Self) -> Self { Self(a.low &- b.low, a.high &- b.high) }
  @inline(__always) static func &<< (a: Self, b: Self) -> Self { Self(a.low &<< b.low, a.high &<< b.high) }
  @inline(__always) static func &>> (a: Self, b: Self) -> Self { Self(a.low &>> b.low, a.high &>> b.high) }
}

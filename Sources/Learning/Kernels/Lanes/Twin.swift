/// Two vectors that are used as one: more networks side by side.
///
/// Tiny networks fill four registers (`Quad`): one register alone would mostly wait for the last operation's result.
struct Twin<Half: LaneVector>: LaneVector {
  typealias Scalar = Half.Scalar
  typealias Mask = (Half.Mask, Half.Mask)
  typealias Bits = TwinBits<Half.Bits>
  typealias Part = Half.Part
  typealias Doubles = Twin<Half.Doubles>

  var low: Half
  var high: Half

  @inline(__always) init(_ low: Half, _ high: Half) { (self.low, self.high) = (low, high) }
  @inline(__always) init(repeating value: Scalar) {
    self.init(Half(repeating: value), Half(repeating: value))
  }
  @inline(__always) init(bitPattern: Bits) {
    self.init(Half(bitPattern: bitPattern.low), Half(bitPattern: bitPattern.high))
  }
  @inline(__always) var bitPattern: Bits { TwinBits(low.bitPattern, high.bitPattern) }

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

  @inline(__always) static var partCount: Int { 2 * Half.partCount }
  @inline(__always) static var scalarCount: Int { 2 * Half.scalarCount }
  @inline(__always) var doubles: Doubles { Doubles(low.doubles, high.doubles) }

  subscript(lane: Int) -> Scalar {
    get { lane < Half.scalarCount ? low[lane] : high[lane - Half.scalarCount] }
    set {
      if lane < Half.scalarCount { low[lane] = newValue } else { high[lane - Half.scalarCount] = newValue }
    }
  }
}

typealias Quad<Register: LaneVector> = Twin<Twin<Register>>

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

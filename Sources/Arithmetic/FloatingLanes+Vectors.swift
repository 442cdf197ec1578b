// A vector and its bit patterns have one size and layout, so that each cast here is between types that differ
// in name alone.

extension SIMD2: BitLanes where Scalar: BitPattern {}

extension SIMD4: BitLanes where Scalar: BitPattern {}

extension SIMD8: BitLanes where Scalar: BitPattern {}

extension SIMD16: BitLanes where Scalar: BitPattern {}

extension SIMD2: FloatingLanes where Scalar: Real {
  /// One truth value per lane.
  public typealias Mask = SIMDMask<MaskStorage>
  /// The lanes' bit patterns.
  public typealias Bits = SIMD2<Scalar.Bits>

  /// The vector with these bit patterns.
  @inline(__always)
  public init(bitPattern: SIMD2<Scalar.Bits>) {
    self = unsafe unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The lanes' bit patterns.
  @inline(__always)
  public var bitPattern: SIMD2<Scalar.Bits> {
    unsafe unsafeBitCast(self, to: SIMD2<Scalar.Bits>.self)
  }

  /// `other` in the lanes where the mask is true, self in the others.
  @inline(__always)
  public func replacing(with other: Self, where mask: Mask) -> Self {
    Scalar.choice(mask, other, self)
  }

  /// Whether a < b, lane by lane.
  @inline(__always)
  public static func .< (a: Self, b: Self) -> Mask { Scalar.less(a, b) }

  /// Whether a ≤ b, lane by lane.
  @inline(__always)
  public static func .<= (a: Self, b: Self) -> Mask { Scalar.lessOrEqual(a, b) }
}

extension SIMD4: FloatingLanes where Scalar: Real {
  /// One truth value per lane.
  public typealias Mask = SIMDMask<MaskStorage>
  /// The lanes' bit patterns.
  public typealias Bits = SIMD4<Scalar.Bits>

  /// The vector with these bit patterns.
  @inline(__always)
  public init(bitPattern: SIMD4<Scalar.Bits>) {
    self = unsafe unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The lanes' bit patterns.
  @inline(__always)
  public var bitPattern: SIMD4<Scalar.Bits> {
    unsafe unsafeBitCast(self, to: SIMD4<Scalar.Bits>.self)
  }

  /// `other` in the lanes where the mask is true, self in the others.
  @inline(__always)
  public func replacing(with other: Self, where mask: Mask) -> Self {
    Scalar.choice(mask, other, self)
  }

  /// Whether a < b, lane by lane.
  @inline(__always)
  public static func .< (a: Self, b: Self) -> Mask { Scalar.less(a, b) }

  /// Whether a ≤ b, lane by lane.
  @inline(__always)
  public static func .<= (a: Self, b: Self) -> Mask { Scalar.lessOrEqual(a, b) }
}

extension SIMD8: FloatingLanes where Scalar: Real {
  /// One truth value per lane.
  public typealias Mask = SIMDMask<MaskStorage>
  /// The lanes' bit patterns.
  public typealias Bits = SIMD8<Scalar.Bits>

  /// The vector with these bit patterns.
  @inline(__always)
  public init(bitPattern: SIMD8<Scalar.Bits>) {
    self = unsafe unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The lanes' bit patterns.
  @inline(__always)
  public var bitPattern: SIMD8<Scalar.Bits> {
    unsafe unsafeBitCast(self, to: SIMD8<Scalar.Bits>.self)
  }

  /// `other` in the lanes where the mask is true, self in the others.
  @inline(__always)
  public func replacing(with other: Self, where mask: Mask) -> Self {
    Scalar.choice(mask, other, self)
  }

  /// Whether a < b, lane by lane.
  @inline(__always)
  public static func .< (a: Self, b: Self) -> Mask { Scalar.less(a, b) }

  /// Whether a ≤ b, lane by lane.
  @inline(__always)
  public static func .<= (a: Self, b: Self) -> Mask { Scalar.lessOrEqual(a, b) }
}

extension SIMD16: FloatingLanes where Scalar: Real {
  /// One truth value per lane.
  public typealias Mask = SIMDMask<MaskStorage>
  /// The lanes' bit patterns.
  public typealias Bits = SIMD16<Scalar.Bits>

  /// The vector with these bit patterns.
  @inline(__always)
  public init(bitPattern: SIMD16<Scalar.Bits>) {
    self = unsafe unsafeBitCast(bitPattern, to: Self.self)
  }

  /// The lanes' bit patterns.
  @inline(__always)
  public var bitPattern: SIMD16<Scalar.Bits> {
    unsafe unsafeBitCast(self, to: SIMD16<Scalar.Bits>.self)
  }

  /// `other` in the lanes where the mask is true, self in the others.
  @inline(__always)
  public func replacing(with other: Self, where mask: Mask) -> Self {
    Scalar.choice(mask, other, self)
  }

  /// Whether a < b, lane by lane.
  @inline(__always)
  public static func .< (a: Self, b: Self) -> Mask { Scalar.less(a, b) }

  /// Whether a ≤ b, lane by lane.
  @inline(__always)
  public static func .<= (a: Self, b: Self) -> Mask { Scalar.lessOrEqual(a, b) }
}

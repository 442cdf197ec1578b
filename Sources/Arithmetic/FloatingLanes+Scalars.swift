extension UInt32: BitPattern {
  /// The number in a lane.
  public typealias Scalar = UInt32

  /// The value itself.
  @inline(__always)
  public init(repeating value: UInt32) { self = value }
}

extension UInt64: BitPattern {
  /// The number in a lane.
  public typealias Scalar = UInt64

  /// The value itself.
  @inline(__always)
  public init(repeating value: UInt64) { self = value }
}

extension Float: Real {
  /// The number in a lane.
  public typealias Scalar = Float
  /// One truth value per lane.
  public typealias Mask = Bool
  /// The lanes' bit patterns.
  public typealias Bits = UInt32
}

extension Double: Real {
  /// The number in a lane.
  public typealias Scalar = Double
  /// One truth value per lane.
  public typealias Mask = Bool
  /// The lanes' bit patterns.
  public typealias Bits = UInt64
}

extension Real {
  /// The value itself.
  @inline(__always)
  public init(repeating value: Self) { self = value }

  /// Whether a < b, lane by lane.
  @inline(__always)
  public static func .< (a: Self, b: Self) -> Bool { a < b }

  /// Whether a ≤ b, lane by lane.
  @inline(__always)
  public static func .<= (a: Self, b: Self) -> Bool { a <= b }

  /// Whether a = b.
  @inline(__always)
  public static func .== (a: Self, b: Self) -> Bool { a == b }

  /// `other` in the lanes where the mask is true, self in the others.
  @inline(__always)
  public func replacing(with other: Self, where mask: Bool) -> Self { mask ? other : self }
}

extension UInt32: BitPattern {
  public typealias Scalar = UInt32

  @inline(__always)
  public init(repeating value: UInt32) { self = value }
}

extension UInt64: BitPattern {
  public typealias Scalar = UInt64

  @inline(__always)
  public init(repeating value: UInt64) { self = value }
}

extension Float: Real {
  public typealias Scalar = Float
  public typealias Mask = Bool
  public typealias Bits = UInt32
}

extension Double: Real {
  public typealias Scalar = Double
  public typealias Mask = Bool
  public typealias Bits = UInt64
}

extension Real {
  @inline(__always)
  public init(repeating value: Self) { self = value }

  @inline(__always)
  public static func .< (a: Self, b: Self) -> Bool { a < b }

  @inline(__always)
  public static func .<= (a: Self, b: Self) -> Bool { a <= b }

  @inline(__always)
  public static func .== (a: Self, b: Self) -> Bool { a == b }

  @inline(__always)
  public func replacing(with other: Self, where mask: Bool) -> Self { mask ? other : self }
}

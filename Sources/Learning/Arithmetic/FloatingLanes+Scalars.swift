extension UInt32: BitPattern {
  package typealias Scalar = UInt32

  @inline(__always)
  package init(repeating value: UInt32) { self = value }
}

extension UInt64: BitPattern {
  package typealias Scalar = UInt64

  @inline(__always)
  package init(repeating value: UInt64) { self = value }
}

extension Float: Real {
  package typealias Scalar = Float
  package typealias Mask = Bool
  package typealias Bits = UInt32
}

extension Double: Real {
  package typealias Scalar = Double
  package typealias Mask = Bool
  package typealias Bits = UInt64
}

extension Real {
  @inline(__always)
  package init(repeating value: Self) { self = value }

  @inline(__always)
  package static func .< (a: Self, b: Self) -> Bool { a < b }

  @inline(__always)
  package static func .<= (a: Self, b: Self) -> Bool { a <= b }

  @inline(__always)
  package static func .== (a: Self, b: Self) -> Bool { a == b }

  @inline(__always)
  package func replacing(with other: Self, where mask: Bool) -> Self { mask ? other : self }
}

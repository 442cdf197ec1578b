// Comparisons and choices over vectors whose scalar is known, so that each is an instruction or two of the processor.
// A choice is made with the bit operations of `SIMDMask`, the only ones that Swift keeps whole; the casts are between
// types of one size and layout.

extension Double {
  @inline(__always)
  package static func less(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMDMask<SIMD2<Int64>> { a .< b }

  @inline(__always)
  package static func lessOrEqual(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMDMask<SIMD2<Int64>> {
    a .<= b
  }

  @inline(__always)
  package static func choice(_ mask: SIMDMask<SIMD2<Int64>>, _ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMD2<
    Double
  > {
    let a = unsafe unsafeBitCast(a, to: SIMDMask<SIMD2<Int64>>.self)
    let b = unsafe unsafeBitCast(b, to: SIMDMask<SIMD2<Int64>>.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD2<Double>.self)
  }

  @inline(__always)
  package static func less(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMDMask<SIMD4<Int64>> { a .< b }

  @inline(__always)
  package static func lessOrEqual(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMDMask<SIMD4<Int64>> {
    a .<= b
  }

  @inline(__always)
  package static func choice(_ mask: SIMDMask<SIMD4<Int64>>, _ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<
    Double
  > {
    let a = unsafe unsafeBitCast(a, to: SIMDMask<SIMD4<Int64>>.self)
    let b = unsafe unsafeBitCast(b, to: SIMDMask<SIMD4<Int64>>.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD4<Double>.self)
  }

  @inline(__always)
  package static func less(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> { a .< b }

  @inline(__always)
  package static func lessOrEqual(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMDMask<SIMD8<Int64>> {
    a .<= b
  }

  @inline(__always)
  package static func choice(_ mask: SIMDMask<SIMD8<Int64>>, _ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<
    Double
  > {
    let a = unsafe unsafeBitCast(a, to: SIMDMask<SIMD8<Int64>>.self)
    let b = unsafe unsafeBitCast(b, to: SIMDMask<SIMD8<Int64>>.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD8<Double>.self)
  }

  @inline(__always)
  package static func less(_ a: SIMD16<Double>, _ b: SIMD16<Double>) -> SIMDMask<SIMD16<Int64>> { a .< b }

  @inline(__always)
  package static func lessOrEqual(_ a: SIMD16<Double>, _ b: SIMD16<Double>) -> SIMDMask<SIMD16<Int64>> {
    a .<= b
  }

  @inline(__always)
  package static func choice(_ mask: SIMDMask<SIMD16<Int64>>, _ a: SIMD16<Double>, _ b: SIMD16<Double>)
    -> SIMD16<Double>
  {
    let a = unsafe unsafeBitCast(a, to: SIMDMask<SIMD16<Int64>>.self)
    let b = unsafe unsafeBitCast(b, to: SIMDMask<SIMD16<Int64>>.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD16<Double>.self)
  }
}

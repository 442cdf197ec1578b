// Comparisons and choices over vectors whose scalar is known, so that each is an instruction or two of the processor.
// A choice is made with the bit operations of `SIMDMask`, the only ones that Swift keeps whole; the casts are between
// types of one size and layout.

extension Float {
  @inline(__always)
  package static func less(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> SIMDMask<SIMD2<Int32>> { a .< b }

  @inline(__always)
  package static func lessOrEqual(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> SIMDMask<SIMD2<Int32>> { a .<= b }

  @inline(__always)
  package static func choice(_ mask: SIMDMask<SIMD2<Int32>>, _ a: SIMD2<Float>, _ b: SIMD2<Float>) -> SIMD2<
    Float
  > {
    let a = unsafe unsafeBitCast(a, to: SIMDMask<SIMD2<Int32>>.self)
    let b = unsafe unsafeBitCast(b, to: SIMDMask<SIMD2<Int32>>.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD2<Float>.self)
  }

  @inline(__always)
  package static func less(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMDMask<SIMD4<Int32>> { a .< b }

  @inline(__always)
  package static func lessOrEqual(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMDMask<SIMD4<Int32>> { a .<= b }

  @inline(__always)
  package static func choice(_ mask: SIMDMask<SIMD4<Int32>>, _ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<
    Float
  > {
    let a = unsafe unsafeBitCast(a, to: SIMDMask<SIMD4<Int32>>.self)
    let b = unsafe unsafeBitCast(b, to: SIMDMask<SIMD4<Int32>>.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD4<Float>.self)
  }

  @inline(__always)
  package static func less(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>> { a .< b }

  @inline(__always)
  package static func lessOrEqual(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMDMask<SIMD8<Int32>> { a .<= b }

  @inline(__always)
  package static func choice(_ mask: SIMDMask<SIMD8<Int32>>, _ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<
    Float
  > {
    let a = unsafe unsafeBitCast(a, to: SIMDMask<SIMD8<Int32>>.self)
    let b = unsafe unsafeBitCast(b, to: SIMDMask<SIMD8<Int32>>.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD8<Float>.self)
  }

  @inline(__always)
  package static func less(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMDMask<SIMD16<Int32>> { a .< b }

  @inline(__always)
  package static func lessOrEqual(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMDMask<SIMD16<Int32>> {
    a .<= b
  }

  @inline(__always)
  package static func choice(_ mask: SIMDMask<SIMD16<Int32>>, _ a: SIMD16<Float>, _ b: SIMD16<Float>)
    -> SIMD16<Float>
  {
    let a = unsafe unsafeBitCast(a, to: SIMDMask<SIMD16<Int32>>.self)
    let b = unsafe unsafeBitCast(b, to: SIMDMask<SIMD16<Int32>>.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD16<Float>.self)
  }
}

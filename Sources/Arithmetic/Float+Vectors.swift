// A choice is made with the bit operations of `SIMDMask`, the only ones that Swift keeps whole. The casts are
// between vectors of one size and layout, and the operations are the same whatever the bits mean.

extension Float {
  /// a < b, lane by lane.
  @inline(__always)
  public static func less(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Mask2 { a .< b }

  /// a ≤ b, lane by lane.
  @inline(__always)
  public static func lessOrEqual(_ a: SIMD2<Float>, _ b: SIMD2<Float>) -> Mask2 { a .<= b }

  /// a in the lanes where the mask is true, b in the others.
  @inline(__always)
  public static func choice(_ mask: Mask2, _ a: SIMD2<Float>, _ b: SIMD2<Float>) -> SIMD2<Float> {
    let a = unsafe unsafeBitCast(a, to: Mask2.self)
    let b = unsafe unsafeBitCast(b, to: Mask2.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD2<Float>.self)
  }

  /// a < b, lane by lane.
  @inline(__always)
  public static func less(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> Mask4 { a .< b }

  /// a ≤ b, lane by lane.
  @inline(__always)
  public static func lessOrEqual(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> Mask4 { a .<= b }

  /// a in the lanes where the mask is true, b in the others.
  @inline(__always)
  public static func choice(_ mask: Mask4, _ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<Float> {
    let a = unsafe unsafeBitCast(a, to: Mask4.self)
    let b = unsafe unsafeBitCast(b, to: Mask4.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD4<Float>.self)
  }

  /// a < b, lane by lane.
  @inline(__always)
  public static func less(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> Mask8 { a .< b }

  /// a ≤ b, lane by lane.
  @inline(__always)
  public static func lessOrEqual(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> Mask8 { a .<= b }

  /// a in the lanes where the mask is true, b in the others.
  @inline(__always)
  public static func choice(_ mask: Mask8, _ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
    let a = unsafe unsafeBitCast(a, to: Mask8.self)
    let b = unsafe unsafeBitCast(b, to: Mask8.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD8<Float>.self)
  }

  /// a < b, lane by lane.
  @inline(__always)
  public static func less(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> Mask16 { a .< b }

  /// a ≤ b, lane by lane.
  @inline(__always)
  public static func lessOrEqual(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> Mask16 { a .<= b }

  /// a in the lanes where the mask is true, b in the others.
  @inline(__always)
  public static func choice(_ mask: Mask16, _ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMD16<Float> {
    let a = unsafe unsafeBitCast(a, to: Mask16.self)
    let b = unsafe unsafeBitCast(b, to: Mask16.self)
    return unsafe unsafeBitCast((a .& mask) .| (b .& .!mask), to: SIMD16<Float>.self)
  }
}

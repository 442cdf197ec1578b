/// A floating-point format that the arithmetic is defined for, with the constants and polynomials of its own.
package protocol Real: BinaryFloatingPoint, SIMDScalar, Codable, FloatingLanes
where Scalar == Self, Mask == Bool {
  /// The format's constants for the elementary functions.
  static var constants: ElementaryConstants<Self> { get }

  /// (eʳ − 1 − r) / r² for |r| ≤ ½ ln 2, by Horner's rule.
  static func exponentialTail<V: FloatingLanes>(_ r: V) -> V where V.Scalar == Self
  /// (ln((1 + s) / (1 − s)) / s − 2) / z with z = s², for |s| ≤ 3 − 2√2, by Horner's rule.
  static func logarithmTail<V: FloatingLanes>(_ z: V) -> V where V.Scalar == Self

  // Swift compares and chooses over generic vectors lane by lane; over vectors of a known scalar in one instruction.

  static func less(_ a: SIMD2<Self>, _ b: SIMD2<Self>) -> SIMDMask<SIMD2<SIMDMaskScalar>>
  static func lessOrEqual(_ a: SIMD2<Self>, _ b: SIMD2<Self>) -> SIMDMask<SIMD2<SIMDMaskScalar>>
  static func choice(_ mask: SIMDMask<SIMD2<SIMDMaskScalar>>, _ a: SIMD2<Self>, _ b: SIMD2<Self>) -> SIMD2<
    Self
  >

  static func less(_ a: SIMD4<Self>, _ b: SIMD4<Self>) -> SIMDMask<SIMD4<SIMDMaskScalar>>
  static func lessOrEqual(_ a: SIMD4<Self>, _ b: SIMD4<Self>) -> SIMDMask<SIMD4<SIMDMaskScalar>>
  static func choice(_ mask: SIMDMask<SIMD4<SIMDMaskScalar>>, _ a: SIMD4<Self>, _ b: SIMD4<Self>) -> SIMD4<
    Self
  >

  static func less(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMDMask<SIMD8<SIMDMaskScalar>>
  static func lessOrEqual(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMDMask<SIMD8<SIMDMaskScalar>>
  static func choice(_ mask: SIMDMask<SIMD8<SIMDMaskScalar>>, _ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMD8<
    Self
  >

  static func less(_ a: SIMD16<Self>, _ b: SIMD16<Self>) -> SIMDMask<SIMD16<SIMDMaskScalar>>
  static func lessOrEqual(_ a: SIMD16<Self>, _ b: SIMD16<Self>) -> SIMDMask<SIMD16<SIMDMaskScalar>>
  static func choice(_ mask: SIMDMask<SIMD16<SIMDMaskScalar>>, _ a: SIMD16<Self>, _ b: SIMD16<Self>)
    -> SIMD16<Self>
}

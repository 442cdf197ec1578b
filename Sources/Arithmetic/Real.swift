#if hasFeature(Embedded)
  /// Embedded Swift has no `Codable`.
  public typealias ScalarCoding = Sendable
#else
  /// What the standard library requires of the scalars of `SIMDScalar`'s vectors, and nothing here uses.
  public typealias ScalarCoding = Codable
#endif

/// A floating-point format that the arithmetic is defined for, with its constants and polynomials.
public protocol Real: BinaryFloatingPoint, SIMDScalar, ScalarCoding, FloatingLanes
where Scalar == Self, Mask == Bool {
  /// The format's constants for the elementary functions.
  static var constants: ElementaryConstants<Self> { get }

  /// (eʳ − 1 − r) / r² for |r| ≤ ½ ln 2, by Horner's rule.
  static func exponentialTail<V: FloatingLanes>(_ r: V) -> V where V.Scalar == Self
  /// (ln((1 + s) / (1 − s)) / s − 2) / z with z = s², for |s| ≤ 3 − 2√2, by Horner's rule.
  static func logarithmTail<V: FloatingLanes>(_ z: V) -> V where V.Scalar == Self

  // Vectors compare and select by their scalar's methods: Swift does both lane by lane for generic vectors,
  // but in one or two instructions if the scalar is known.

  typealias Mask2 = SIMDMask<SIMD2<SIMDMaskScalar>>
  typealias Mask4 = SIMDMask<SIMD4<SIMDMaskScalar>>
  typealias Mask8 = SIMDMask<SIMD8<SIMDMaskScalar>>
  typealias Mask16 = SIMDMask<SIMD16<SIMDMaskScalar>>

  /// a < b.
  static func less(_ a: SIMD2<Self>, _ b: SIMD2<Self>) -> Mask2
  /// a ≤ b.
  static func lessOrEqual(_ a: SIMD2<Self>, _ b: SIMD2<Self>) -> Mask2
  /// a where the mask is true, else b.
  static func choice(_ mask: Mask2, _ a: SIMD2<Self>, _ b: SIMD2<Self>) -> SIMD2<Self>

  /// a < b.
  static func less(_ a: SIMD4<Self>, _ b: SIMD4<Self>) -> Mask4
  /// a ≤ b.
  static func lessOrEqual(_ a: SIMD4<Self>, _ b: SIMD4<Self>) -> Mask4
  /// a where the mask is true, else b.
  static func choice(_ mask: Mask4, _ a: SIMD4<Self>, _ b: SIMD4<Self>) -> SIMD4<Self>

  /// a < b.
  static func less(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> Mask8
  /// a ≤ b.
  static func lessOrEqual(_ a: SIMD8<Self>, _ b: SIMD8<Self>) -> Mask8
  /// a where the mask is true, else b.
  static func choice(_ mask: Mask8, _ a: SIMD8<Self>, _ b: SIMD8<Self>) -> SIMD8<Self>

  /// a < b.
  static func less(_ a: SIMD16<Self>, _ b: SIMD16<Self>) -> Mask16
  /// a ≤ b.
  static func lessOrEqual(_ a: SIMD16<Self>, _ b: SIMD16<Self>) -> Mask16
  /// a where the mask is true, else b.
  static func choice(_ mask: Mask16, _ a: SIMD16<Self>, _ b: SIMD16<Self>) -> SIMD16<Self>
}

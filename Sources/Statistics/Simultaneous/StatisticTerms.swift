/// What a point's t² is made of, in its steps: with M the sum of the flipped differences,
/// t² = M² / (A − C·M²), A = n·(Σd²/(n − 1) + s₀²), C = 1/(n − 1).
struct StatisticTerms {
  /// Where differences are equal, t² is at most 2⁵⁰.
  static let leastShare = 0x1p-50

  let a: Double
  let c: Double

  init(_ family: FlipFamily, _ point: Int, _ addedDeviation: Double) {
    let n = Double(family.counts[point])
    let added = addedDeviation.scaled(by: -family.exponents[point])
    a = n * (family.squares[point] / (n - 1) + added * added)
    c = 1 / (n - 1)
  }

  /// t² with the sign of M.
  func signedSquare(_ m: Double) -> Double { m * m.magnitude / max(a - c * (m * m), a * Self.leastShare) }

  /// The same of eight sums, to the bit.
  @inline(__always)
  func signedSquare(_ m: SIMD8<Double>) -> SIMD8<Double> {
    let square = m * m
    let bound = pointwiseMax(
      SIMD8(repeating: a) - SIMD8(repeating: c) * square, SIMD8(repeating: a * Self.leastShare))
    return square.replacing(with: -square, where: m .< 0) / bound
  }
}

extension Double {
  /// The regularised incomplete beta function I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1, to about 1e-12 of itself
  /// while a and b are below a million; NaN elsewhere.
  public static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, x >= 0, x <= 1 else { return .nan }
    if x == 0 || x == 1 { return x }
    let logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(onePlus: -x)
    // The fraction converges fast on one side of the mean; the other is its complement.
    if x <= (a + 1) / (a + b + 2) { return exp(logFront) * betaFraction(x, a, b) / a }
    return 1 - exp(logFront) * betaFraction(1 - x, b, a) / b
  }

  /// The continued fraction of I_x(a, b) (DLMF 8.17.22), by the modified method of Lentz, at most 10,000
  /// steps.
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let smallest = 0x1p-1000
    func nonzero(_ v: Double) -> Double { v.magnitude < smallest ? smallest : v }
    var c = 1.0
    var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / nonzero(1 + even * d)
      c = nonzero(1 + even / c)
      value *= c * d
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonzero(1 + odd * d)
      c = nonzero(1 + odd / c)
      let factor = c * d
      value *= factor
      if (factor - 1).magnitude < 0x1p-51 { break }
    }
    return value
  }
}

/// Quantiles of Student's t distribution.
enum StudentT {
  /// The t with P(|T| ≤ t) = 0.95, for at least one degree of freedom; its error is below 4·10⁻⁸.
  ///
  /// Up to 30 degrees of freedom from a table, above by the expansion of Cornish and Fisher to the fourth power of 1/ν
  /// (Abramowitz and Stegun 26.7.5), whose coefficients at the normal quantile 1.96 are constants.
  static func twoSided95(degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom >= 1)
    if degreesOfFreedom <= table.count { return table[degreesOfFreedom - 1] }
    let inverse = 1 / Double(degreesOfFreedom)
    return expansion.reversed().reduce(0) { $0 * inverse + $1 }
  }

  /// For 1…30 degrees of freedom, rounded to nearest.
  private static let table: [Double] = [
    0x1.96993aacc4d24p3, 0x1.135ea98e146bbp2, 0x1.975a66893c1abp1, 0x1.63628d9efb5e0p1,
    0x1.4908d359dff3ap1, 0x1.393468546e655p1, 0x1.2eac01e9f5b1dp1, 0x1.272b24bc9242ap1,
    0x1.218e5dac50b24p1, 0x1.1d33a7661d304p1, 0x1.19b9e1b8c996ep1, 0x1.16e356bbc352ep1,
    0x1.1486f5cb67d3ep1, 0x1.12885ec4c0667p1, 0x1.10d356b5a06c1p1, 0x1.0f590e8d62dd7p1,
    0x1.0e0e6fd5b1561p1, 0x1.0ceb036f23f32p1, 0x1.0be83653b666ep1, 0x1.0b00d9a954438p1,
    0x1.0a30c955b504dp1, 0x1.0974ac3559fb4p1, 0x1.08c9c5c7af878p1, 0x1.082dd3fc3a168p1,
    0x1.079ef594769a5p1, 0x1.071b96b177db4p1, 0x1.06a261e29bdadp1, 0x1.0632348973a30p1,
    0x1.05ca15bce2872p1, 0x1.05692f10aaeeap1,
  ]

  /// The normal quantile z = 1.959964, then (z³ + z)/4 and the further coefficients of 1/ν, 1/ν², 1/ν³, 1/ν⁴.
  private static let expansion: [Double] = [
    0x1.f5c0331eeff85p0, 0x1.2fa6956bafdfap1, 0x1.6947a277cdaf0p1, 0x1.472615117d270p1, 0x1.96ebb427346d2p0,
  ]
}

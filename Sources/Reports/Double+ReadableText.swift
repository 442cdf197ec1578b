extension Double {
  /// A count for people: digits up to 9999, then two digits and a power of ten, `3.4·10⁹`.
  package var powerOfTenText: String {
    guard self >= 10_000 else { return "\(Int(self))" }
    var (mantissa, exponent) = (self, 0)
    while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let raised = String("\(exponent)".compactMap { $0.wholeNumberValue.map { superscripts[$0] } })
    return "\((mantissa * 10).rounded() / 10)·10\(raised)"
  }

  /// A duration in seconds for people: two digits below a second, one behind the point from there on.
  package var secondsText: String {
    guard self < 1 else { return "\((self * 10).rounded() / 10) s" }
    return self < 0.01 ? "\((self * 10_000).rounded() / 10) ms" : "\(Int((self * 1000).rounded())) ms"
  }

  /// A p-value for people: three significant digits below 0.1, where levels are, and two above.
  package var pValueText: String {
    if self < 0.001 { return "<0.001" }
    return self < 0.1 ? text(significant: 3) : text(decimals: 2)
  }
}

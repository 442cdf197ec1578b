/// How the values of one figure are written: with the digits that tell them apart, and no more.
package struct NumberFormat: Sendable, Equatable {
  /// Digits after the point; nil if the values span powers of ten.
  package let decimals: Int?
  /// Significant digits where `decimals` is nil, or where a value lies far outside the common range.
  package let significant: Int

  /// A format that shows differences of about a hundredth of what the middle of the values spans.
  package init(values: [Double]) {
    let finite = values.filter { $0.isFinite }.sorted()
    significant = 3
    guard let first = finite.first, let last = finite.last else {
      decimals = 3
      return
    }
    let range = RobustRange(sorted: finite)
    let spread = range.high - range.low
    let size = max(range.low.magnitude, range.high.magnitude)
    guard size > 0, size < 1e7, size >= 1e-4 else {
      decimals = first == 0 && last == 0 ? 0 : nil
      return
    }
    let exponent = DecimalDigits(spread > 0 ? spread : size).rounded(toSignificant: 3).exponent
    let isWhole = finite.allSatisfy(\.isWhole)
    decimals = isWhole ? 0 : min(8, max(0, 2 - exponent))
  }

  /// The value's text; `–` for NaN, a power of ten where the fixed digits would mislead.
  package func text(_ value: Double) -> String {
    guard let decimals, value.magnitude < 1e7 else {
      return NumberText.significant(value, digits: significant)
    }
    return NumberText.fixed(value, decimals: decimals)
  }
}

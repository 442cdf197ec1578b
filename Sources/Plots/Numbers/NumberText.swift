/// Numbers as people read them in figures: U+2212 for minus, commas between thousands, powers of ten as
/// real superscripts.
package enum NumberText {
  /// So many digits after the point, halves away from zero: `0.976`, `12,500`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    let rounded = DecimalDigits(value).rounded(toPlace: -decimals)
    var text = rounded.isNegative ? minus : ""
    let top = max(0, rounded.exponent)
    for place in stride(from: top, through: 0, by: -1) {
      text += String(rounded.digit(at: place))
      if place > 0, place % 3 == 0, top >= 3 { text += "," }
    }
    guard decimals > 0 else { return text }
    text += "."
    for place in 1...decimals { text += String(rounded.digit(at: -place)) }
    return text
  }

  /// At most so many significant digits and no trailing zeros; a power of ten below 10⁻⁴ and from 10⁷
  /// on: `0.0032`, `2.45×10²⁹`.
  package static func significant(_ value: Double, digits count: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    let rounded = DecimalDigits(value).rounded(toSignificant: count)
    guard !rounded.digits.isEmpty else { return "0" }
    guard (-4..<7).contains(rounded.exponent) else { return scientific(rounded) }
    let decimals = max(0, rounded.digits.count - 1 - rounded.exponent)
    let place = rounded.exponent - count + 1
    return place > 0 ? fixed(rounded, decimals: 0) : fixed(value, decimals: decimals)
  }

  /// A whole number with commas: `12,500`.
  package static func count(_ value: Int) -> String { fixed(Double(value), decimals: 0) }

  /// `10⁻³`.
  package static func power(_ exponent: Int) -> String { "10" + superscript(exponent) }

  /// A share of 1 as whole percents: `83 %`, and `<1 %` for what is above zero but rounds to it.
  package static func percent(_ share: Double) -> String {
    guard share.isFinite else { return notFinite(share) }
    if share > 0, share < 0.005 { return "<1\u{00A0}%" }
    return fixed(share * 100, decimals: 0) + "\u{00A0}%"
  }

  /// The shortest text that reads back, for tables: `0.1`, `1e-07`; empty for NaN.
  package static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "" : value < 0 ? "-inf" : "inf" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static let minus = "\u{2212}"

  static func scientific(_ number: DecimalDigits) -> String {
    var mantissa = String(number.digits.first ?? 0)
    if number.digits.count > 1 {
      mantissa += "." + number.digits.dropFirst().map { String($0) }.joined()
    }
    let sign = number.isNegative ? minus : ""
    if mantissa == "1" { return sign + power(number.exponent) }
    return sign + mantissa + "×" + power(number.exponent)
  }

  private static func fixed(_ number: DecimalDigits, decimals: Int) -> String {
    let digits = (0...number.exponent).reversed().map { String(number.digit(at: $0)) }.joined()
    return fixed(Double(digits) ?? 0, decimals: decimals).replacingSign(number.isNegative)
  }

  private static func superscript(_ exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(exponent.magnitude).utf8.map { raised[Int($0 - UInt8(ascii: "0"))] }
    return (exponent < 0 ? "⁻" : "") + String(digits)
  }

  private static func notFinite(_ value: Double) -> String {
    value.isNaN ? "–" : value < 0 ? minus + "∞" : "∞"
  }
}

extension String {
  fileprivate func replacingSign(_ isNegative: Bool) -> String {
    isNegative ? NumberText.minus + self : self
  }
}

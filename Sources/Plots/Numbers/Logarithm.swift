/// The logarithm that places marks on log axes.
///
/// Made of operations that IEEE 754 rounds the same way everywhere, so that a coordinate has the same
/// digits on every machine; a system library's `log10` differs between systems in the last bit.
enum Logarithm {
  /// log₁₀ of a positive finite number, to about 2⁻⁵⁰ relative to the result or 1.
  ///
  /// x = m·2ᵉ with √½ ≤ m < √2, and ln m = 2·artanh s with s = (m−1)/(m+1), |s| < 0.1716; the series'
  /// first term left out is below 10⁻¹⁹.
  static func base10(_ value: Double) -> Double {
    precondition(value > 0 && value.isFinite)
    var exponent = Int(value.exponent)
    var mantissa = value.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    let square = s * s
    var sum = 0.0
    for denominator in stride(from: 23, through: 1, by: -2) {
      sum = sum * square + 1 / Double(denominator)
    }
    return Double(exponent) * 0.30102999566398120 + 2 * s * sum * 0.43429448190325182
  }

  /// 10ⁿ, correctly rounded.
  static func powerOfTen(_ exponent: Int) -> Double {
    Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .infinity)
  }
}

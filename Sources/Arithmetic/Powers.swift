extension Double {
  /// base^exponent for base ≥ 0, within 0.51 ulp: almost always correctly rounded, so that 10^k is the
  /// float64 nearest to it.
  ///
  /// 1 for exponent 0 and for base 1, as in IEEE 754; NaN for a negative base.
  public static func pow(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 || base == 1 { return 1 }
    if base.isNaN || exponent.isNaN || base < 0 { return .nan }
    if base == 0 || base == .infinity { return (base == 0) == (exponent < 0) ? .infinity : 0 }
    let logarithm = preciseLog(base)
    let estimate = logarithm.high * exponent
    if estimate.magnitude > 800 { return estimate > 0 ? .infinity : 0 }
    return exp(logarithm * DoubleDouble(high: exponent, low: 0))
  }

  /// ln x for normal and subnormal x > 0 to about 2⁻⁶⁷ of itself: 2s + ⅔s³ + ⅖s⁵ + …, s = (m − 1)/(m + 1), as
  /// far as the term in s²⁹, with the first terms in double-double.
  private static func preciseLog(_ x: Double) -> DoubleDouble {
    let scale = x < leastNormalMagnitude ? 0x1p54 : 1
    let x = x * scale
    var k = x.exponent
    var m = x.significand
    if m > 0x1.6a09e667f3bcdp0 {
      m *= 0.5
      k += 1
    }
    if scale != 1 { k -= 54 }
    let s = DoubleDouble.quotient(DoubleDouble.sum(m, -1), DoubleDouble.sum(m, 1))
    let z = s * s
    var tail = 2.0 / 29
    for denominator in stride(from: 27.0, through: 7, by: -2) {
      tail = (2 / denominator).addingProduct(tail, z.high)
    }
    var sum = DoubleDouble(high: 0x1.999999999999ap-2, low: -0x1.999999999999ap-56)
    sum = sum + DoubleDouble.product(tail, z.high)
    sum = DoubleDouble(high: 0x1.5555555555555p-1, low: 0x1.5555555555555p-55) + sum * z
    sum = DoubleDouble(high: 2, low: 0) + sum * z
    return DoubleDouble(high: Double(k), low: 0) * ln2 + sum * s
  }

  /// e^x: the series 1 + r·(1 + r/2·(1 + r/3·(…))) to the 22nd term in double-double, r = x − n·ln 2, rounded
  /// once.
  private static func exp(_ x: DoubleDouble) -> Double {
    let n = constants.rounder.addingProduct(x.high, constants.log2e) - constants.rounder
    let r = x + DoubleDouble(high: -n, low: 0) * ln2
    let one = DoubleDouble(high: 1, low: 0)
    var sum = one
    for k in stride(from: 22.0, through: 1, by: -1) {
      sum = one + DoubleDouble.quotient(r * sum, DoubleDouble(high: k, low: 0))
    }
    let p = sum.high
    // In two factors, because 2ⁿ can be out of range where the result is not.
    let half = Int(n) / 2
    return p * powerOfTwo(half) * powerOfTwo(Int(n) - half)
  }

  private static func powerOfTwo(_ n: Int) -> Double {
    Double(sign: .plus, exponent: n, significand: 1)
  }

  private static var ln2: DoubleDouble {
    DoubleDouble(high: 0x1.62e42fefa39efp-1, low: 0x1.abc9e3b39803fp-56)
  }
}

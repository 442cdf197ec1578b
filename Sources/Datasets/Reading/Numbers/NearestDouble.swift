/// The float64 nearest to mantissa · 10^exponent, ties to even.
package enum NearestDouble {
  /// For a number whose digits are all in `mantissa`; infinity beyond float64.
  @inline(__always)
  package static func value(mantissa: UInt64, exponent: Int) -> Double {
    if mantissa <= 1 << 53, -22...22 ~= exponent {
      // Mantissa and power are exact in float64, so that the one operation rounds the true value once.
      let power = powersOfTen[abs(exponent)]
      return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }
    return longValue(mantissa: mantissa, exponent: exponent)
  }

  /// All exact in float64.
  private static let powersOfTen = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  /// The same for any mantissa and exponent, by a product with the leading bits of a power of five.
  ///
  /// Source: D. Lemire, "Number parsing at a gigabyte per second" (2021); that no case needs a wider product is shown by
  /// N. Mushtak, D. Lemire, "Fast number parsing without fallback" (2023).
  @inline(never)
  static func longValue(mantissa: UInt64, exponent: Int) -> Double {
    if mantissa == 0 || exponent < PowersOfFive.exponents.lowerBound { return 0 }
    if exponent > PowersOfFive.exponents.upperBound { return .infinity }
    let shift = mantissa.leadingZeroBitCount
    let (high, low) = product(mantissa << shift, exponent: exponent)
    // 54 bits: the 53 that are kept, and one for rounding.
    let upperBit = Int(high >> 63)
    let kept = high >> (upperBit + 9)
    // ⌊log₂ 10^q⌋ is ⌊q · 217706 / 2¹⁶⌋ over the whole range.
    let biased = (217_706 * exponent) >> 16 + 63 + upperBit - shift + 1023
    if biased <= 0 { return subnormal(kept, biased: biased) }
    var rounded = kept
    if low <= 1, -4...23 ~= exponent, kept & 3 == 1, kept << (upperBit + 9) == high {
      // Exactly halfway: down, to the even neighbour.
      rounded &= ~1
    }
    rounded = (rounded + rounded & 1) >> 1
    // Rounding up may carry into the exponent, as the addition of the fields does by itself.
    let bits = UInt64(biased - 1) << 52 + rounded
    return bits >= Double.infinity.bitPattern ? .infinity : Double(bitPattern: bits)
  }

  /// The leading 128 bits of a normalised mantissa times 5^exponent; the lower ones only as far as they matter.
  @inline(__always)
  private static func product(_ mantissa: UInt64, exponent: Int) -> (high: UInt64, low: UInt64) {
    let power = PowersOfFive.shared.words[exponent - PowersOfFive.exponents.lowerBound]
    var (high, low) = mantissa.multipliedFullWidth(by: power.high)
    if high & 0x1FF == 0x1FF {
      let (sum, carries) = low.addingReportingOverflow(mantissa.multipliedFullWidth(by: power.low).high)
      low = sum
      if carries { high &+= 1 }
    }
    return (high, low)
  }

  private static func subnormal(_ kept: UInt64, biased: Int) -> Double {
    let shift = 1 - biased
    if shift >= 64 { return 0 }
    let shifted = kept >> UInt64(shift)
    return Double(bitPattern: (shifted + shifted & 1) >> 1)
  }
}

/// A decimal of any number of digits, for the few whose first 19 do not decide the nearest float64.
struct ExactDecimal {
  /// Significant digits that are looked at; a further one that is not 0 counts as one more digit, since no halfway point
  /// between two numbers has more than 767.
  private static let digitLimit = 780

  /// The digits as a number, and the power of ten that it is to be multiplied by.
  private var digits = WideInteger(0)
  private var exponent: Int
  private var count = 0
  private var isCutOff = false

  /// `exponent`: the power of ten in the text.
  init(exponent: Int) { self.exponent = exponent }

  mutating func append(_ digit: UInt8, isFraction: Bool) {
    if isFraction { exponent -= 1 }
    if count == 0 && digit == 0 { return }
    if count < Self.digitLimit {
      digits.append(digit)
      count += 1
    } else {
      // The digit is left out, and the place that it held with it.
      exponent += 1
      isCutOff = isCutOff || digit != 0
    }
  }

  /// The nearest float64, given the one below or at the number; the one above it is the only other that can be nearest.
  func nearest(from lower: Double) -> Double {
    guard lower.isFinite else { return .infinity }
    var (left, right) = (digits, WideInteger(0))
    var leftExponent = exponent
    if isCutOff {
      left.append(1)
      leftExponent -= 1
    }
    // Halfway to the next number: (2m + 1) · 2^(e − 1), for m · 2^e.
    let bits = lower.bitPattern
    let field = Int(bits >> 52)
    let mantissa = bits & (1 << 52 - 1) | (field == 0 ? 0 : 1 << 52)
    var binary = max(field, 1) - 1075 - 1
    right = WideInteger(2 * mantissa + 1)
    // left · 10^leftExponent against right · 2^binary, with all powers on the side where they are integers.
    if leftExponent >= 0 {
      left.multiply(byPowerOfFive: leftExponent)
    } else {
      right.multiply(byPowerOfFive: -leftExponent)
    }
    binary -= leftExponent
    if binary >= 0 { right.shiftLeft(by: binary) } else { left.shiftLeft(by: -binary) }
    let order = WideInteger.compare(left, right)
    let goesUp = order > 0 || (order == 0 && mantissa & 1 == 1)
    return goesUp ? lower.nextUp : lower
  }
}

extension WideInteger {
  /// Appends a decimal digit to the number.
  mutating func append(_ digit: UInt8) {
    if limbs.isEmpty { self = WideInteger(UInt64(digit)) } else { multiply(by: 10, adding: UInt32(digit)) }
  }
}

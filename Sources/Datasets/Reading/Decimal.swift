/// Numbers as tables write them: `12`, `-0.5`, `.5`, `5.`, `+1e-3`.
enum Decimal {
  /// What a cell that should hold a number holds.
  enum Reading: Equatable {
    /// Finite; −0 is read as +0, so that equal values have equal digests.
    case number(Double)
    /// A number beyond float64, or infinity in words.
    case infinite
    case notANumber
  }

  /// The float64 nearest to the number that the bytes of `range` write in full (ties to even).
  @inline(__always)
  static func read(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Reading {
    var scan = Scan(position: range.lowerBound)
    guard scan.run(bytes, end: range.upperBound) else {
      return isInfinityWord(bytes, range) ? .infinite : .notANumber
    }
    if scan.mantissa == 0 && !scan.isTruncated { return .number(0) }
    if !scan.isTruncated, scan.mantissa <= 1 << 53, abs(scan.exponent) <= 22 {
      // Mantissa and power are exact in float64, so that the one operation rounds the true value once.
      let mantissa = Double(scan.mantissa)
      let power = powersOfTen[abs(scan.exponent)]
      let value = scan.exponent < 0 ? mantissa / power : mantissa * power
      return .number(scan.isNegative ? -value : value)
    }
    if !scan.isTruncated, -27 ... -1 ~= scan.exponent {
      let value = quotient(scan.mantissa, tens: -scan.exponent)
      return .number(scan.isNegative ? -value : value)
    }
    return readSlowly(bytes, range)
  }

  /// The float64 nearest to `mantissa` / 10^`tens`, for a mantissa that is not 0 and up to 27 tens.
  ///
  /// 10ⁿ is 5ⁿ·2ⁿ, and 5²⁷ fits 63 bits: one division of integers gives 63 or 64 bits of the quotient, and whether there are
  /// further ones. The last bit stands for those, far enough below the 53 that are kept, so that rounding is right, also
  /// where the value lies halfway between two numbers.
  static func quotient(_ mantissa: UInt64, tens: Int) -> Double {
    let divisor = powersOfFive[tens]
    let (shift, divisorShift) = (mantissa.leadingZeroBitCount, divisor.leadingZeroBitCount)
    let dividend = mantissa << shift
    let (quotient, rest) = (divisor << divisorShift).dividingFullWidth((dividend >> 1, dividend << 63))
    let rounded = Double(rest == 0 ? quotient : quotient | 1)
    return rounded * Double(sign: .plus, exponent: divisorShift - shift - tens - 63, significand: 1)
  }

  private static let powersOfFive: [UInt64] = (0...27).map { tens in
    (0..<tens).reduce(1) { power, _ in power * 5 }
  }

  /// The same for a text.
  static func read(_ text: String) -> Reading {
    let bytes = Array(text.utf8)
    return read(bytes.span, 0..<bytes.count)
  }

  /// The shortest text that reads as `number` again; integers below 2⁵³ without a point.
  static func text(_ number: Double) -> String {
    abs(number) < 0x1p53 && number == number.rounded(.towardZero) ? String(Int(number)) : String(number)
  }

  /// All exact in float64.
  private static let powersOfTen = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  /// For numbers that are known to be well formed but too long for the short way.
  private static func readSlowly(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Reading {
    var text = ""
    for index in range { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    guard let value = Double(text) else { return .notANumber }
    if !value.isFinite { return .infinite }
    return .number(value == 0 ? 0 : value)
  }

  private static func isInfinityWord(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    var word = ""
    for index in range.prefix(10) { word.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    if word.hasPrefix("+") || word.hasPrefix("-") { word.removeFirst() }
    return range.count <= 9 && ["inf", "infinity"].contains(word.lowercased())
  }
}

/// One pass over a number: its digits as an integer and the power of ten that they are to be multiplied by.
private struct Scan {
  var position: Int
  var mantissa: UInt64 = 0
  var exponent = 0
  var isNegative = false
  /// Whether digits were left out because the mantissa was full.
  var isTruncated = false

  init(position: Int) { self.position = position }

  /// False if the bytes up to `end` are not a number in full.
  @inline(__always)
  mutating func run(_ bytes: borrowing Span<UInt8>, end: Int) -> Bool {
    if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    var digits = takeDigits(bytes, end: end)
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      let fraction = takeDigits(bytes, end: end)
      exponent -= fraction
      digits += fraction
    }
    guard digits > 0 else { return false }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      guard takeExponent(bytes, end: end) else { return false }
    }
    return position == end
  }

  /// How many digits there were.
  @inline(__always)
  private mutating func takeDigits(_ bytes: borrowing Span<UInt8>, end: Int) -> Int {
    let start = position
    while position < end {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      // Below this bound, ten times the mantissa and a digit fit; above, the number goes the slow way.
      if mantissa < 1 << 60 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
      } else {
        isTruncated = true
      }
      position += 1
    }
    return position - start
  }

  private mutating func takeExponent(_ bytes: borrowing Span<UInt8>, end: Int) -> Bool {
    var sign = 1
    if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      sign = bytes[position] == UInt8(ascii: "-") ? -1 : 1
      position += 1
    }
    let start = position
    var value = 0
    while position < end {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      value = min(value * 10 + Int(digit), 1_000_000)
      position += 1
    }
    exponent += sign * value
    return position > start
  }
}

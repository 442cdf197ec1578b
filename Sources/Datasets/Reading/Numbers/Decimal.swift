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
  static func read(
    _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, point: UInt8 = UInt8(ascii: ".")
  ) -> Reading {
    let scan = DecimalScan(bytes, at: range.lowerBound, point: point)
    guard scan.digitCount > 0, scan.end == range.upperBound else {
      return readCut(bytes, range, point: point)
    }
    let value = value(of: scan, bytes, start: range.lowerBound, point: point)
    return value.isFinite ? .number(value) : .infinite
  }

  /// The number that starts at `start`, and where it ends; nil if none starts there, or it is beyond float64.
  @inline(__always)
  static func prefix(
    _ bytes: borrowing Span<UInt8>, at start: Int, point: UInt8
  ) -> (value: Double, end: Int)? {
    let scan = DecimalScan(bytes, at: start, point: point)
    guard scan.digitCount > 0 else { return nil }
    let value = value(of: scan, bytes, start: start, point: point)
    return value.isFinite ? (value, scan.end) : nil
  }

  /// The value of a scan that found digits; never −0.
  @inline(__always)
  private static func value(
    of scan: DecimalScan, _ bytes: borrowing Span<UInt8>, start: Int, point: UInt8
  ) -> Double {
    let value =
      scan.digitCount <= DecimalScan.safeDigits
      ? NearestDouble.value(mantissa: scan.mantissa, exponent: scan.exponent)
      : longValue(bytes, start: start, end: scan.end, point: point)
    return scan.isNegative && value != 0 ? -value : value
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

  /// A range within a longer run of digits, or no number.
  @inline(never)
  private static func readCut(
    _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, point: UInt8
  ) -> Reading {
    var copy: [UInt8] = []
    for index in range.prefix(4096) { copy.append(bytes[index]) }
    if isInfinityWord(copy) { return .infinite }
    let scan = DecimalScan(copy.span, at: 0, point: point)
    guard range.count <= 4096, scan.digitCount > 0, scan.end == copy.count else { return .notANumber }
    return read(copy.span, 0..<copy.count, point: point)
  }

  /// The magnitude of a number with more than 19 digits: by its first 19 significant ones if those decide, otherwise by all.
  @inline(never)
  private static func longValue(
    _ bytes: borrowing Span<UInt8>, start: Int, end: Int, point: UInt8
  ) -> Double {
    let digits = LongDigits(bytes, start: start, end: end, point: point)
    let lower = NearestDouble.longValue(mantissa: digits.mantissa, exponent: digits.exponent)
    if !digits.isCutOff { return lower }
    let upper = NearestDouble.longValue(mantissa: digits.mantissa + 1, exponent: digits.exponent)
    if lower == upper { return lower }
    return digits.exact(bytes, start: start, end: end, point: point)
  }

  private static func isInfinityWord(_ content: [UInt8]) -> Bool {
    var word = String(decoding: content.prefix(10), as: UTF8.self).lowercased()
    if word.hasPrefix("+") || word.hasPrefix("-") { word.removeFirst() }
    return content.count <= 9 && ["inf", "infinity"].contains(word)
  }
}

/// The first 19 significant digits of a number.
private struct LongDigits {
  private(set) var mantissa: UInt64 = 0
  private(set) var exponent = 0
  /// Whether a digit that is not 0 was left out.
  private(set) var isCutOff = false
  private var textExponent = 0

  init(_ bytes: borrowing Span<UInt8>, start: Int, end: Int, point: UInt8) {
    let end = Self.endOfDigits(bytes, start: start, end: end, point: point)
    textExponent = DecimalScan(bytes, at: start, point: point).exponent
    var (count, isFraction, fraction) = (0, false, 0)
    for index in start..<end {
      let byte = bytes[index]
      if byte == point { isFraction = true }
      guard case let digit = byte &- UInt8(ascii: "0"), digit <= 9 else { continue }
      if isFraction { fraction += 1 }
      if count < DecimalScan.safeDigits {
        mantissa = mantissa * 10 + UInt64(digit)
        if mantissa > 0 { count += 1 }
      } else {
        exponent += 1
        isCutOff = isCutOff || digit != 0
      }
    }
    // The scan's exponent is the text's less the digits of the fraction.
    exponent += textExponent
    textExponent += fraction
  }

  /// Where the exponent starts, or the number ends.
  private static func endOfDigits(
    _ bytes: borrowing Span<UInt8>, start: Int, end: Int, point: UInt8
  ) -> Int {
    for index in start..<end where bytes[index] | 0x20 == UInt8(ascii: "e") { return index }
    return end
  }

  /// By all digits.
  func exact(_ bytes: borrowing Span<UInt8>, start: Int, end: Int, point: UInt8) -> Double {
    var decimal = ExactDecimal(exponent: textExponent)
    var isFraction = false
    for index in start..<Self.endOfDigits(bytes, start: start, end: end, point: point) {
      let byte = bytes[index]
      if byte == point { isFraction = true }
      if case let digit = byte &- UInt8(ascii: "0"), digit <= 9 {
        decimal.append(digit, isFraction: isFraction)
      }
    }
    // Rounding the cut digits may have gone up already: the number below is one further down then.
    var lower = NearestDouble.longValue(mantissa: mantissa, exponent: exponent)
    if lower > 0 { lower = lower.isFinite ? lower.nextDown : .greatestFiniteMagnitude }
    let first = decimal.nearest(from: lower)
    return first == lower ? lower : decimal.nearest(from: first)
  }
}

extension JSONReader {
  mutating func readString() throws(JSONError) -> String {
    let start = position
    position += 1
    while true {
      switch current {
      case UInt8(ascii: "\""):
        let content = bytes[(start + 1)..<position]
        position += 1
        return try validated(content, from: start)
      case UInt8(ascii: "\\"): return try readEscapedString(from: start)
      case 0..<0x20: throw controlOrEnd(from: start)
      default: position += 1
      }
    }
  }

  private func controlOrEnd(from start: Int) -> JSONError {
    position == bytes.endIndex
      ? failure("the string does not end", at: start)
      : failure("a control character in a string must be escaped")
  }

  private func validated(_ content: some Collection<UInt8>, from start: Int) throws(JSONError) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw failure("the string is not valid UTF-8", at: start)
    }
    return text
  }

  /// Reads the rest of a string from its first backslash on.
  private mutating func readEscapedString(from start: Int) throws(JSONError) -> String {
    var content = Array(bytes[(start + 1)..<position])
    while true {
      switch current {
      case UInt8(ascii: "\""):
        position += 1
        return try validated(content, from: start)
      case UInt8(ascii: "\\"): try readEscape(into: &content)
      case 0..<0x20: throw controlOrEnd(from: start)
      default:
        content.append(current)
        position += 1
      }
    }
  }

  private mutating func readEscape(into content: inout [UInt8]) throws(JSONError) {
    let start = position
    position += 1
    let letter = current
    position += letter == 0 ? 0 : 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: String(try readScalar(from: start)).utf8)
    default: throw failure("unknown escape", at: start)
    }
  }

  /// The scalar of `\uXXXX` or of a surrogate pair, after the first `u`.
  private mutating func readScalar(from start: Int) throws(JSONError) -> Character {
    let first = try readCodeUnit(from: start)
    var value = UInt32(first)
    if UTF16.isLeadSurrogate(first), bytes[position...].starts(with: "\\u".utf8) {
      position += 2
      let second = try readCodeUnit(from: start)
      guard UTF16.isTrailSurrogate(second) else { throw failure("half of a surrogate pair", at: start) }
      value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
    }
    guard let scalar = Unicode.Scalar(value) else { throw failure("half of a surrogate pair", at: start) }
    return Character(scalar)
  }

  private mutating func readCodeUnit(from start: Int) throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch current {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = current - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = current - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = current - UInt8(ascii: "A") + 10
      default: throw failure("expected four hexadecimal digits", at: start)
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  mutating func readNumber() throws(JSONError) -> JSON {
    let start = position
    let isNegative = current == UInt8(ascii: "-")
    if isNegative { position += 1 }
    // The digits as an integer, and whether it overflowed.
    var digits: UInt64 = 0
    var isExact = true
    let whole = scanDigits(into: &digits, &isExact)
    guard whole > 0 else { throw failure("expected a digit") }
    guard whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
      throw failure("a number cannot begin with 0", at: start)
    }
    var isWhole = true
    var exponent = 0
    if current == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      exponent = -scanDigits(into: &digits, &isExact)
      guard exponent < 0 else { throw failure("expected a digit after the point") }
    }
    if current | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      position += 1
      exponent += try scanExponent()
    }
    if isWhole, isExact, !(isNegative && digits == 0) {
      if !isNegative, let value = Int(exactly: digits) { return .int(value) }
      if isNegative, digits <= Int.min.magnitude { return .int(Int(truncatingIfNeeded: 0 &- digits)) }
    }
    return .number(try value(of: start..<position, digits: isExact ? digits : nil, exponent, isNegative))
  }

  private mutating func scanDigits(into value: inout UInt64, _ isExact: inout Bool) -> Int {
    let start = position
    while case UInt8(ascii: "0")...UInt8(ascii: "9") = current {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(current - UInt8(ascii: "0")))
      value = sum
      if overflow || carry { isExact = false }
      position += 1
    }
    return position - start
  }

  /// The exponent after `e`, limited to about 10⁶ in magnitude, beyond the range of `Double`.
  private mutating func scanExponent() throws(JSONError) -> Int {
    let isNegative = current == UInt8(ascii: "-")
    if isNegative || current == UInt8(ascii: "+") { position += 1 }
    let start = position
    var value = 0
    while case UInt8(ascii: "0")...UInt8(ascii: "9") = current {
      value = min(value * 10 + Int(current - UInt8(ascii: "0")), 1_000_000)
      position += 1
    }
    guard position > start else { throw failure("expected a digit in the exponent") }
    return isNegative ? -value : value
  }

  /// The `Double` nearest to the number at `range`.
  private func value(
    of range: Range<Int>, digits: UInt64?, _ exponent: Int, _ isNegative: Bool
  ) throws(JSONError) -> Double {
    // If digits and power of ten are both exact, one rounded operation gives the nearest value (Clinger, 1990).
    if let digits, digits <= 1 << 53, (-22...22).contains(exponent) {
      let magnitude =
        exponent < 0
        ? Double(digits) / Self.powersOfTen[-exponent] : Double(digits) * Self.powersOfTen[exponent]
      return isNegative ? -magnitude : magnitude
    }
    guard let value = Double(String(decoding: bytes[range], as: UTF8.self)), value.isFinite else {
      throw failure("the number is too large", at: range.lowerBound)
    }
    return value
  }

  /// 10⁰ … 10²², each exact.
  private static let powersOfTen: [Double] = (1...22).reduce(into: [1.0]) { list, _ in
    list.append(list[list.count - 1] * 10)
  }
}

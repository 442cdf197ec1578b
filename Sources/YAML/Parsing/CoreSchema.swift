/// The YAML 1.2 core schema (YAML 1.2.2, section 10.3): what a scalar's text stands for.
enum CoreSchema {
  /// The value of a plain scalar without a tag; nil if it is a number beyond the range of `Double`.
  static func value(ofPlain text: String) -> Scalar.Value? {
    // Nearly all strings in a text end here: no other value begins with such a letter.
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      guard isInteger(text) || isFloat(text) else { return .string(text) }
      return integer(text).map(Scalar.Value.int) ?? float(text).map(Scalar.Value.float)
    default:
      if isNull(text) { return .null }
      return bool(text).map(Scalar.Value.bool) ?? .string(text)
    }
  }

  static func isNull(_ text: String) -> Bool {
    ["", "~", "null", "Null", "NULL"].contains(text)
  }

  static func bool(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// `[-+]?[0-9]+`, `0o[0-7]+` or `0x[0-9a-fA-F]+`.
  static func isInteger(_ text: String) -> Bool {
    if text.hasPrefix("0o") { return consists(of: 0x30...0x37, text.utf8.dropFirst(2)) }
    if text.hasPrefix("0x") {
      let digits = text.utf8.dropFirst(2)
      return !digits.isEmpty && digits.allSatisfy { Character(UnicodeScalar($0)).isHexDigit && $0 < 0x80 }
    }
    return consists(of: 0x30...0x39, withoutSign(text))
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, `[-+]?\.(inf|Inf|INF)` or `\.(nan|NaN|NAN)`.
  static func isFloat(_ text: String) -> Bool {
    if infinity(text) != nil || isNaN(text) { return true }
    var rest = withoutSign(text)
    let whole = rest.prefix { isDigit($0) }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { isDigit($0) }
      guard !(whole.isEmpty && fraction.isEmpty) else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    } else if whole.isEmpty {
      return false
    }
    guard let exponent = rest.first else { return true }
    guard exponent | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return consists(of: 0x30...0x39, rest)
  }

  /// The number that an integer's text denotes; nil for other texts and beyond 64 bits.
  static func integer(_ text: String) -> Int? {
    guard isInteger(text) else { return nil }
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
    return Int(text)
  }

  /// The number, correctly rounded, that an integer's or a float's text denotes; nil for other texts and
  /// where a finite number would round to infinity.
  static func float(_ text: String) -> Double? {
    if let infinity = infinity(text) { return infinity }
    if isNaN(text) { return .nan }
    guard isInteger(text) || isFloat(text) else { return nil }
    guard let value = Double(text.hasPrefix("0o") ? hexadecimal(octal: text) : text) else { return nil }
    return value.isFinite ? value : nil
  }

  private static func infinity(_ text: String) -> Double? {
    let negative = text.hasPrefix("-")
    let unsigned = negative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard [".inf", ".Inf", ".INF"].contains(unsigned) else { return nil }
    return negative ? -.infinity : .infinity
  }

  private static func isNaN(_ text: String) -> Bool {
    [".nan", ".NaN", ".NAN"].contains(text)
  }

  /// `0x…` for an octal integer of any length: the standard library reads no octal beyond 64 bits.
  private static func hexadecimal(octal text: String) -> String {
    var digits = Array(text.utf8.dropFirst(2))
    digits.insert(contentsOf: repeatElement(0x30, count: (4 - digits.count % 4) % 4), at: 0)
    return stride(from: 0, to: digits.count, by: 4).reduce(into: "0x") { hex, start in
      let bits = digits[start..<start + 4].reduce(0) { $0 << 3 | Int($1 - 0x30) }
      let three = String(bits, radix: 16)
      hex += String(repeating: "0", count: 3 - three.count) + three
    }
  }

  private static func withoutSign(_ text: String) -> Substring.UTF8View {
    let all = text[...].utf8
    return all.first == UInt8(ascii: "+") || all.first == UInt8(ascii: "-") ? all.dropFirst() : all
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func consists(of range: ClosedRange<UInt8>, _ text: Substring.UTF8View) -> Bool {
    !text.isEmpty && text.allSatisfy { range.contains($0) }
  }
}

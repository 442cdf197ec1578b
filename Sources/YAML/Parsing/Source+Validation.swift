extension Source {
  /// Why these bytes cannot be read as YAML: their number, their encoding, or a character that is not allowed; nil if
  /// they can.
  func validationError(limits: Limits) -> Diagnostic? {
    if bytes.count > limits.bytes {
      return invalid("the text is longer than the maximum, \(limits.bytes) bytes", at: 0..<0)
    }
    if let encoding = otherEncoding {
      return invalid("the text is encoded as \(encoding); save it as UTF-8", at: 0..<0)
    }
    var offset = 0
    var tagDirectives = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "%"), isTagDirective(at: offset) { tagDirectives += 1 }
      guard let length = lengthOfScalar(at: offset) else {
        let hex = "0x" + String(byte, radix: 16, uppercase: true)
        return invalid("invalid UTF-8: unexpected byte \(hex)", at: offset..<offset + 1)
      }
      if let name = forbiddenCharacter(at: offset, length: length) {
        return invalid(
          "\(name) is not allowed; write it as an escape in double quotes",
          at: offset..<offset + length)
      }
      // libyaml compares every directive with all before it: thousands would take it seconds.
      if tagDirectives > 16 { return invalid("too many %TAG directives", at: offset..<offset + 1) }
      offset += length
    }
    return nil
  }

  private func isTagDirective(at offset: Int) -> Bool {
    (offset == 0 || bytes[offset - 1].isWhitespace) && bytes[offset...].starts(with: "%TAG".utf8)
  }

  private func invalid(_ message: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(message, at: Span(source: self, range: range))
  }

  /// UTF-16 or UTF-32 if the text begins with their byte-order mark, or with an ASCII character beside zero bytes, since
  /// YAML texts begin with an ASCII character.
  private var otherEncoding: String? {
    let head = Array(bytes.prefix(4))
    let zeros = head.map { $0 == 0 }
    if head == [0xFF, 0xFE, 0, 0] || head == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
    if zeros == [false, true, true, true] || zeros == [true, true, true, false] { return "UTF-32" }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    if zeros == [false, true, false, true] || zeros == [true, false, true, false] { return "UTF-16" }
    return nil
  }

  /// The number of bytes of the scalar that begins at `offset`; nil if none does (Unicode, table 3-7,
  /// "Well-Formed UTF-8 Byte Sequences").
  private func lengthOfScalar(at offset: Int) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[offset] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
    return bytes[(offset + 1)..<(offset + length)].contains(where: \.beginsScalar) ? nil : length
  }

  /// The name of a character that YAML forbids, or that breaks lines for libyaml (YAML 1.1) but not in
  /// YAML 1.2, so that parsers disagree on its meaning.
  private func forbiddenCharacter(at offset: Int, length: Int) -> String? {
    switch (bytes[offset], length) {
    case (.tab, 1), (.lineFeed, 1), (.carriageReturn, 1), (0x20...0x7E, 1): return nil
    case (_, 1): return "the control character " + scalarName(bytes[offset])
    case (0xC2, _) where bytes[offset + 1] < 0xA0:
      return "the control character " + scalarName(bytes[offset + 1])
    case (0xE2, _), (0xEF, _): break
    default: return nil
    }
    switch Array(bytes[offset..<offset + length]) {
    case [0xE2, 0x80, 0xA8]: return "a line separator (U+2028)"
    case [0xE2, 0x80, 0xA9]: return "a paragraph separator (U+2029)"
    case [0xEF, 0xBB, 0xBF]: return "a byte-order mark (U+FEFF)"
    case [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF]: return "a noncharacter"
    default: return nil
    }
  }

  private func scalarName(_ value: UInt8) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension JSON {
  /// The value on one line, without spaces and without a line end: the canonical bytes, which digests are computed from.
  package var compactBytes: [UInt8] {
    var bytes: [UInt8] = []
    appendCompact(to: &bytes)
    return bytes
  }

  /// `compactBytes` as text.
  package var compactText: String { String(decoding: compactBytes, as: UTF8.self) }

  /// The value in readable form: indented by two spaces per level, one member per line, with a final line end.
  ///
  /// An array of scalars is on one line.
  package var indentedBytes: [UInt8] {
    var bytes: [UInt8] = []
    appendIndented(to: &bytes, level: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Appends `compactBytes`.
  package func appendCompact(to bytes: inout [UInt8]) {
    switch self {
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for index in elements.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        elements[index].appendCompact(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for index in members.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(quoted: members[index].name)
        bytes.append(UInt8(ascii: ":"))
        members[index].value.appendCompact(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    default: appendScalar(to: &bytes)
    }
  }

  private func appendScalar(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(ascii: "null")
    case .bool(let value): bytes.append(ascii: value ? "true" : "false")
    case .int(let value): bytes.append(decimal: value)
    case .number(let value):
      if value.isFinite { bytes.append(shortest: value) } else { bytes.append(ascii: "null") }
    case .string(let value): bytes.append(quoted: value)
    case .array, .object: preconditionFailure("not a scalar")
    }
  }

  private var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  private func appendIndented(to bytes: inout [UInt8], level: Int) {
    switch self {
    case .array(let elements) where elements.contains(where: \.isContainer):
      bytes.append(UInt8(ascii: "["))
      for index in elements.indices {
        bytes.appendLineBreak(level: level + 1, comma: index > 0)
        elements[index].appendIndented(to: &bytes, level: level + 1)
      }
      bytes.appendLineBreak(level: level, comma: false)
      bytes.append(UInt8(ascii: "]"))
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for index in elements.indices {
        if index > 0 { bytes.append(ascii: ", ") }
        elements[index].appendScalar(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for index in members.indices {
        bytes.appendLineBreak(level: level + 1, comma: index > 0)
        bytes.append(quoted: members[index].name)
        bytes.append(ascii: ": ")
        members[index].value.appendIndented(to: &bytes, level: level + 1)
      }
      bytes.appendLineBreak(level: level, comma: false)
      bytes.append(UInt8(ascii: "}"))
    case .object: bytes.append(ascii: "{}")
    default: appendScalar(to: &bytes)
    }
  }
}

extension [UInt8] {
  mutating func append(ascii text: StaticString) {
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  fileprivate mutating func appendLineBreak(level: Int, comma: Bool) {
    if comma { append(UInt8(ascii: ",")) }
    append(UInt8(ascii: "\n"))
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  /// Appends a JSON string, escaping only what RFC 8259 requires: quotes, backslashes and controls below U+0020.
  package mutating func append(quoted text: String) {
    var text = text
    text.withUTF8 { utf8 in
      append(UInt8(ascii: "\""))
      var start = 0
      for index in utf8.indices {
        let byte = unsafe utf8[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        unsafe append(contentsOf: utf8[start..<index])
        appendEscape(of: byte)
        start = index + 1
      }
      unsafe append(contentsOf: utf8[start...])
      append(UInt8(ascii: "\""))
    }
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(ascii: "\\\"")
    case UInt8(ascii: "\\"): append(ascii: "\\\\")
    case 0x08: append(ascii: "\\b")
    case 0x09: append(ascii: "\\t")
    case 0x0A: append(ascii: "\\n")
    case 0x0C: append(ascii: "\\f")
    case 0x0D: append(ascii: "\\r")
    default:
      append(ascii: "\\u00")
      append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let digit = byte & 0xF
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}

import JSON
import YAML

extension ValueFormat where Value == Int {
  /// An integer of at least a lower bound; `1e3` is one, `2.5` is not. The largest is named only if it is exceeded.
  static func integer(_ range: PartialRangeFrom<Int>, upTo largest: Int = .max) -> ValueFormat {
    integer(
      range.lowerBound...largest, expected: "an integer of at least \(range.lowerBound)",
      limit: "the maximum is \(largest)")
  }

  static func integer(_ range: ClosedRange<Int>) -> ValueFormat {
    integer(range, expected: "an integer from \(range.lowerBound) to \(range.upperBound)")
  }

  private static func integer(_ range: ClosedRange<Int>, expected: String, limit: String? = nil)
    -> ValueFormat
  {
    var schema: [JSON.Member] = [.init("type", "integer"), .init("minimum", .int(range.lowerBound))]
    if range.upperBound < Int.max { schema.append(.init("maximum", .int(range.upperBound))) }
    return ValueFormat(
      expected, kinds: [.integer, .number], schema: .object(schema), write: { .int($0) }
    ) { node, _ in
      if let value = node.integer, range.contains(value) { return .value(value) }
      let isTooLarge = node.number.map { $0 >= Double(range.upperBound) } ?? false
      return .mismatch(hint: isTooLarge ? limit : nil)
    }
  }
}

extension ValueFormat where Value == Double {
  /// A finite number within bounds.
  static func number(_ bounds: Bounds = .any) -> ValueFormat {
    ValueFormat(
      bounds.expected, kinds: [.integer, .number], schema: bounds.schema, write: { .number($0) }
    ) { node, _ in
      guard let value = node.number, value.isFinite, bounds.contains(value) else {
        return .mismatch(hint: nil)
      }
      return .value(value)
    }
  }
}

extension ValueFormat where Value == Bool {
  static var boolean: ValueFormat {
    ValueFormat(
      "true or false", kinds: [.boolean], schema: ["type": "boolean"], write: { .bool($0) }
    ) { node, _ in
      guard case .scalar(let scalar) = node.content, case .bool(let value) = scalar.value else {
        return .mismatch(hint: nil)
      }
      return .value(value)
    }
  }
}

extension ValueFormat where Value == String {
  /// Any text. A number or a boolean is read as it is written, since a name may look like one.
  static func text(_ expected: String = "text") -> ValueFormat {
    ValueFormat(
      expected, kinds: [.text, .integer, .number, .boolean],
      schema: ["type": ["string", "number", "boolean"]], write: { .string($0) }
    ) { node, _ in
      guard case .scalar(let scalar) = node.content, scalar.value != .null else {
        return .mismatch(hint: nil)
      }
      return .value(scalar.text)
    }
  }

  /// The path of a file: in the file it starts at the spec's folder, on the command line at the current one.
  static func path(_ expected: String = "a path") -> ValueFormat {
    let text = text(expected)
    return ValueFormat(text.expected, kinds: text.kinds, schema: text.schema, write: text.write) {
      node, reader in
      text.read(node, &reader).map { reader.path($0, at: node.span) }
    }
  }

  /// Text that can name a folder on every system.
  static var fileName: ValueFormat {
    ValueFormat(
      "a name that begins with a letter or digit and has only letters, digits, '.', '_' and '-'",
      kinds: [.text, .integer, .number],
      schema: ["type": ["string", "number"], "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$", "maxLength": 200],
      write: { .string($0) }
    ) { node, _ in
      guard case .scalar(let scalar) = node.content, scalar.text.isFileName else {
        return .mismatch(hint: nil)
      }
      let length = scalar.text.utf8.count
      guard length <= longestFileName else {
        return .mismatch(hint: "the name has \(length) characters; the maximum is \(longestFileName)")
      }
      return .value(scalar.text)
    }
  }

  /// File systems take 255 bytes; the rest is for what is added to a name, such as `-best`.
  private static let longestFileName = 200
}

extension String {
  /// Whether the text can name a folder on every system, and needs no quotes in a shell.
  var isFileName: Bool {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
    guard let first = utf8.first, isPlain(first) else { return false }
    return utf8.allSatisfy { isPlain($0) || "._-".utf8.contains($0) }
  }
}

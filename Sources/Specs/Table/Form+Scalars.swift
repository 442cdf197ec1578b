import JSON
import YAML

extension Form where Value == Int {
  /// A whole number from a lower bound up; `1e3` is one, `2.5` is not. The largest is named to those who ask for more.
  static func integer(_ range: PartialRangeFrom<Int>, upTo largest: Int = .max) -> Form {
    integer(
      range.lowerBound...largest, words: "a whole number from \(range.lowerBound) up",
      limit: "the largest is \(largest)")
  }

  static func integer(_ range: ClosedRange<Int>) -> Form {
    integer(range, words: "a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  private static func integer(_ range: ClosedRange<Int>, words: String, limit: String? = nil) -> Form {
    var schema: [JSON.Member] = [.init("type", "integer"), .init("minimum", .int(range.lowerBound))]
    if range.upperBound < Int.max { schema.append(.init("maximum", .int(range.upperBound))) }
    return Form(words, kinds: [.integer, .number], schema: .object(schema), write: { .int($0) }) { node, _ in
      if let value = node.wholeNumber, range.contains(value) { return .value(value) }
      let isTooLarge = node.number.map { $0 >= Double(range.upperBound) } ?? false
      return .mismatch(hint: isTooLarge ? limit : nil)
    }
  }
}

extension Form where Value == Double {
  /// A finite number within bounds.
  static func number(_ bounds: Bounds = .any) -> Form {
    Form(
      bounds.words, kinds: [.integer, .number], schema: bounds.schema, write: { .number($0) }
    ) { node, _ in
      guard let value = node.number, value.isFinite, bounds.contains(value) else {
        return .mismatch(hint: nil)
      }
      return .value(value)
    }
  }
}

extension Form where Value == Bool {
  static var boolean: Form {
    Form(
      "true or false", kinds: [.boolean], schema: ["type": "boolean"], write: { .bool($0) }
    ) { node, _ in
      guard case .scalar(let scalar) = node.content, case .bool(let value) = scalar.value else {
        return .mismatch(hint: nil)
      }
      return .value(value)
    }
  }
}

extension Form where Value == String {
  /// Any text. A number or a boolean is taken as it is written, since a name may look like one.
  static func text(_ words: String = "text") -> Form {
    Form(
      words, kinds: [.text, .integer, .number, .boolean],
      schema: ["type": ["string", "number", "boolean"]], write: { .string($0) }
    ) { node, _ in
      guard case .scalar(let scalar) = node.content, scalar.value != .null else {
        return .mismatch(hint: nil)
      }
      return .value(scalar.text)
    }
  }

  /// Text that can be a folder's name everywhere.
  static var fileName: Form {
    Form(
      "a name of letters, digits, '.', '_' and '-' that begins with a letter or a digit",
      kinds: [.text, .integer, .number],
      schema: ["type": ["string", "number"], "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"],
      write: { .string($0) }
    ) { node, _ in
      guard case .scalar(let scalar) = node.content, scalar.text.isFileName else {
        return .mismatch(hint: nil)
      }
      return .value(scalar.text)
    }
  }
}

extension String {
  /// Whether the text can be a folder's name everywhere, and needs no quotes in a shell.
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

extension Form where Value: RawRepresentable & Sendable, Value.RawValue == String {
  /// One of the names of an enumeration.
  static func name(of values: [Value]) -> Form {
    let names = values.map(\.rawValue)
    return Form(
      listing(names), kinds: [.text], schema: ["enum": .array(names.map { .string($0) })],
      write: { .string($0.rawValue) }
    ) { node, _ in
      guard let text = node.text else { return .mismatch(hint: nil) }
      if let value = values.first(where: { $0.rawValue == text }) { return .value(value) }
      return .mismatch(hint: Habits.hint(forValue: text, among: names))
    }
  }
}

extension Form where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  static func name(_: Value.Type) -> Form { name(of: Array(Value.allCases)) }
}

/// `a, b or c`
func listing(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.joined() }
  return names.dropLast().joined(separator: ", ") + " or " + last
}

extension Node {
  /// The value of a number without a fraction.
  var wholeNumber: Int? {
    guard case .scalar(let scalar) = content else { return nil }
    switch scalar.value {
    case .int(let value): return value
    case .float(let value): return Int(exactly: value)
    default: return nil
    }
  }

  var number: Double? {
    guard case .scalar(let scalar) = content else { return nil }
    switch scalar.value {
    case .int(let value): return Double(value)
    case .float(let value): return value
    default: return nil
    }
  }
}

extension JSON {
  /// The value of the member `name`; nil if it does not exist or the value is not an object.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The element at a 0-based index; nil beyond the end or if the value is not an array.
  package subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  package var isNull: Bool { self == .null }

  package var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The value of an `int`; nil for a `number`, even a whole one.
  package var int: Int? {
    guard case .int(let value) = self else { return nil }
    return value
  }

  /// The value of a `number`, or an `int` rounded to the nearest `Double`.
  package var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  package var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  package var array: [JSON]? {
    guard case .array(let value) = self else { return nil }
    return value
  }

  package var object: [Member]? {
    guard case .object(let value) = self else { return nil }
    return value
  }

  /// An unsigned number without loss: an `int` if it fits, otherwise a string of its digits.
  package static func unsigned(_ value: UInt64) -> JSON {
    Int(exactly: value).map(JSON.int) ?? .string(String(value))
  }

  /// The number that `unsigned(_:)` made; nil for anything else.
  package var unsigned: UInt64? {
    switch self {
    case .int(let value): UInt64(exactly: value)
    case .string(let digits): UInt64(digits)
    default: nil
    }
  }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }

  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

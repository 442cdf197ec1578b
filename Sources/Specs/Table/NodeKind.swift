import JSON
import YAML

/// The kinds of value that YAML distinguishes.
package enum NodeKind: Sendable, Hashable {
  case null, boolean, integer, number, text, list, mapping
}

extension Node {
  var kind: NodeKind {
    switch content {
    case .sequence: .list
    case .mapping: .mapping
    case .scalar(let scalar):
      switch scalar.value {
      case .null: .null
      case .bool: .boolean
      case .int: .integer
      case .float: .number
      case .string: .text
      }
    }
  }

  /// The text of a scalar that is text; nil for any other node.
  var text: String? {
    guard case .scalar(let scalar) = content, case .string(let text) = scalar.value else { return nil }
    return text
  }

  /// The node as messages name it: `text 'ten'`, `a list`, `nothing`.
  var found: String {
    switch content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "nothing"
      case .string(let text): text.isEmpty ? "empty text" : "text '\(Self.excerpt(of: text))'"
      default: scalar.text
      }
    }
  }

  /// At most 60 characters of a text, which can be a whole file.
  private static func excerpt(of text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }

  /// The node as a JSON value, for messages that show how to write the user's own values.
  var json: JSON {
    switch content {
    case .sequence(let items): .array(items.map(\.json))
    case .mapping(let entries): .object(entries.map { JSON.Member($0.key.text, $0.value.json) })
    case .scalar(let scalar):
      switch scalar.value {
      case .null: .null
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .float(let value): .number(value)
      case .string(let text): .string(text)
      }
    }
  }
}

extension Node {
  /// The value of a number that is an integer; nil for any other node.
  var integer: Int? {
    guard case .scalar(let scalar) = content else { return nil }
    switch scalar.value {
    case .int(let value): return value
    case .float(let value): return Int(exactly: value)
    default: return nil
    }
  }

  /// The value of a number; nil for any other node.
  var number: Double? {
    guard case .scalar(let scalar) = content else { return nil }
    switch scalar.value {
    case .int(let value): return Double(value)
    case .float(let value): return value
    default: return nil
    }
  }
}

/// A piece of a YAML document with its place in the text: a scalar, a sequence or a mapping.
package struct Node: Sendable {
  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    /// Entries in the order of the text, merge keys already applied; keys are unique.
    case mapping([Entry])
  }

  /// A key of a mapping with its value.
  package struct Entry: Sendable {
    package var key: Key
    package var value: Node

    package init(key: Key, value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// A mapping's key: always a scalar, read as text.
  package struct Key: Sendable {
    package var text: String
    package var span: Span

    package init(text: String, span: Span) {
      self.text = text
      self.span = span
    }
  }

  package var content: Content
  package var span: Span

  package init(_ content: Content, span: Span) {
    self.content = content
    self.span = span
  }
}

/// A scalar as it was written, and what the YAML 1.2 core schema makes of it.
package struct Scalar: Sendable {
  package enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A whole number that fits 64 bits; larger ones are `float`.
    case int(Int)
    case float(Double)
    case string(String)
  }

  /// The scalar's text, quotes and escapes resolved.
  package var text: String
  /// Whether it was written without quotes, so that the core schema applied.
  package var isPlain: Bool
  package var value: Value

  package init(text: String, isPlain: Bool, value: Value) {
    self.text = text
    self.isPlain = isPlain
    self.value = value
  }
}

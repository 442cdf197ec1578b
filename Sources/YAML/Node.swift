/// A piece of a YAML document with its place in the text: a scalar, a sequence or a mapping.
package struct Node: Sendable {
  /// The three kinds of node.
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

  /// A mapping's key: always a scalar, read as text (`1` and `"1"` are the same key).
  package struct Key: Sendable {
    package var text: String
    package var span: Span

    package init(text: String, span: Span) {
      self.text = text
      self.span = span
    }
  }

  package var content: Content
  /// Where the node was written, quotes and brackets included, anchor and tag not. A block collection
  /// ends where its last child ends. What an alias or a merge brought in keeps the anchored node's place.
  package var span: Span
  /// Where the alias stands that brought this node here (`*name`, also behind a merge key).
  package var alias: Span?

  package init(_ content: Content, span: Span, alias: Span? = nil) {
    self.content = content
    self.span = span
    self.alias = alias
  }

  /// Where the text says that the node is to be here: at its alias, if it has one, else at the node itself.
  package var usageSpan: Span { alias ?? span }
}

/// A scalar as it was written, and what the YAML 1.2 core schema makes of it.
package struct Scalar: Sendable {
  /// What a scalar stands for.
  package enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A whole number that fits 64 bits; one beyond them is a `float`.
    case int(Int)
    case float(Double)
    case string(String)
  }

  /// The scalar's text, quotes and escapes resolved.
  package var text: String
  /// Whether it was written without quotes, so that the core schema applied unless a tag said otherwise.
  package var isPlain: Bool
  package var value: Value

  package init(text: String, isPlain: Bool, value: Value) {
    self.text = text
    self.isPlain = isPlain
    self.value = value
  }
}

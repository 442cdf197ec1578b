/// A part of a YAML document with its location in the text: a scalar, a sequence or a mapping.
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
  /// ends where its last child ends. A node from an alias or a merge keeps the anchored node's location.
  package var span: Span
  /// The alias that this node comes from (`*name`, also after a merge key).
  package var alias: Span?

  package init(_ content: Content, span: Span, alias: Span? = nil) {
    self.content = content
    self.span = span
    self.alias = alias
  }

  /// Where the node is used: at its alias, if it has one, else at the node itself.
  package var usageSpan: Span { alias ?? span }
}

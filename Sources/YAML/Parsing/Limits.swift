/// How large a text and its structure may be.
package struct Limits: Sendable {
  /// The maximum size of a text, in bytes.
  package var bytes = 1 << 20
  /// The maximum depth of nested collections, aliases followed.
  package var depth = 64
  /// The maximum number of nodes that aliases may expand to in total, which stops a "billion laughs" text.
  package var aliasedNodes = 100_000
  /// The maximum number of errors; the text after it is not read.
  package var errors = 50

  /// Limits far above any experiment written by hand.
  package static let standard = Limits()

  package init() {}
}

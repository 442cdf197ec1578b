/// How much a text may ask for before it is refused.
package struct Limits: Sendable {
  /// The largest text, in bytes.
  package var bytes = 1 << 20
  /// How many collections may stand inside one another, aliases followed.
  package var depth = 64
  /// How many nodes aliases may bring in, all together: what stops a "billion laughs" text.
  package var aliasedNodes = 100_000
  /// How many mistakes are collected before the rest of the text is left unread.
  package var mistakes = 50

  /// Limits that no experiment written by hand comes near.
  package static let standard = Limits()

  package init() {}
}

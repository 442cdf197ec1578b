/// What a text holds: one YAML document as a tree of nodes, and the mistakes made in it.
package struct Document: Sendable {
  /// The document's node; nil if the text could not be read to its end.
  ///
  /// After mistakes that leave the rest readable (a duplicate key, a tag that does not fit, an unknown
  /// alias) the tree is there all the same, so that a reader can report its own mistakes with these.
  package let root: Node?
  /// Every mistake found, in the order of the text; empty if the text is well.
  package let diagnostics: Diagnostics

  /// Reads a text that holds at most one document; one without any holds null.
  package init(parsing source: Source, limits: Limits = .standard) {
    if let refusal = source.refusal(limits: limits) {
      root = nil
      diagnostics = Diagnostics([refusal])
      return
    }
    var composer = Composer(source: source, limits: limits)
    root = composer.document()
    diagnostics = Diagnostics(composer.diagnostics).sorted()
  }
}

extension Node {
  /// Reads a text that holds at most one document; one without any holds null.
  ///
  /// Throws every mistake found. ``Document`` gives mistakes and tree together.
  package init(parsing source: Source, limits: Limits = .standard) throws(Diagnostics) {
    let document = Document(parsing: source, limits: limits)
    guard let root = document.root, document.diagnostics.all.isEmpty else { throw document.diagnostics }
    self = root
  }
}

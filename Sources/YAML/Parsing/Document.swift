/// One YAML document as a tree of nodes, and the errors in it.
package struct Document: Sendable {
  /// The document's node; nil if the text could not be read to its end.
  ///
  /// After errors that leave the rest readable (a duplicate key, a wrong tag, an unknown alias) the tree exists all the
  /// same, so that a reader can report further errors together with these.
  package let root: Node?
  /// Every error found, in the order of the text; empty if the text is valid.
  package let diagnostics: Diagnostics

  /// Reads a text that holds at most one document; an empty text holds null.
  package init(parsing source: Source, limits: Limits = .standard) {
    if let error = source.validationError(limits: limits) {
      root = nil
      diagnostics = Diagnostics([error])
      return
    }
    var composer = Composer(source: source, limits: limits)
    root = composer.document()
    diagnostics = Diagnostics(composer.diagnostics).sorted()
  }
}

extension Node {
  /// Reads a text that holds at most one document; an empty text holds null.
  ///
  /// Throws all errors found. ``Document`` has the errors and the tree together.
  package init(parsing source: Source, limits: Limits = .standard) throws(Diagnostics) {
    let document = Document(parsing: source, limits: limits)
    guard let root = document.root, document.diagnostics.all.isEmpty else { throw document.diagnostics }
    self = root
  }
}

/// A mistake, where it stands, and what would mend it.
package struct Diagnostic: Sendable {
  package enum Severity: String, Sendable {
    case error, warning
  }

  /// A second place or a sentence that explains the first.
  package struct Note: Sendable {
    package var message: String
    package var span: Span?

    package init(_ message: String, at span: Span? = nil) {
      self.message = message
      self.span = span
    }
  }

  package var severity: Severity
  /// One sentence without a full stop, beginning in lower case: `unknown key 'layrs'`.
  package var message: String
  package var span: Span?
  package var notes: [Note]

  package init(
    _ severity: Severity = .error, _ message: String, at span: Span?, notes: [Note] = []
  ) {
    self.severity = severity
    self.message = message
    self.span = span
    self.notes = notes
  }
}

/// The mistakes of one text, together.
package struct Diagnostics: Error, Sendable {
  package var all: [Diagnostic]

  package init(_ all: [Diagnostic]) {
    self.all = all
  }
}

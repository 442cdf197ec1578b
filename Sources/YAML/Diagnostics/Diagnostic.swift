/// An error or a warning, its location, and notes that say what to write.
package struct Diagnostic: Sendable {
  /// Whether the text cannot be used, or probably does not mean what it says.
  package enum Severity: String, Sendable {
    case error, warning
  }

  /// A hint, or another location that explains the first.
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

  package init(_ severity: Severity, _ message: String, at span: Span?, notes: [Note] = []) {
    self.severity = severity
    self.message = message
    self.span = span
    self.notes = notes
  }

  /// An error.
  package init(_ message: String, at span: Span?, notes: [Note] = []) {
    self.init(.error, message, at: span, notes: notes)
  }
}

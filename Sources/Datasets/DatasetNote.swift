/// What a user should know about data that were read: something guessed, or something that is probably a mistake.
package struct DatasetNote: Sendable, Hashable {
  package enum Severity: Sendable, Hashable {
    /// How a file was understood where it leaves a choice.
    case guess
    /// What is allowed and seldom meant.
    case warning
  }

  package let severity: Severity
  /// A sentence without a full stop.
  package let message: String
  /// What to write in the spec to choose otherwise, where there is something.
  package let remedy: String?
  /// The field below `dataset:` that the note is about (`delimiter`, `split.test`).
  package let field: String?

  package static func guess(_ message: String, write remedy: String? = nil, field: String? = nil) -> Self {
    Self(severity: .guess, message: message, remedy: remedy, field: field)
  }

  package static func warning(_ message: String, write remedy: String? = nil, field: String? = nil) -> Self {
    Self(severity: .warning, message: message, remedy: remedy, field: field)
  }
}

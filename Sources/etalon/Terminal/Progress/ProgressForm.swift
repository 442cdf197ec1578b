/// How progress is shown on standard error.
enum ProgressForm: String, CaseIterable, Sendable {
  /// `live` on a terminal that can draw it, else `plain`.
  case auto
  /// Drawn in place, a few times a second.
  case live
  /// A line every so often, without control characters.
  case plain
  /// An object a line, for other programs.
  case json
  case none

  /// The form that `auto` stands for on a terminal.
  func resolved(on terminal: Terminal) -> ProgressForm {
    self == .auto ? (terminal.canMoveCursor ? .live : .plain) : self
  }
}

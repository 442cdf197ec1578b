import ArgumentParser
import YAML

/// What the tool says on standard error.
enum Reporting {
  /// Draws mistakes where they stand.
  static func show(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let terminal = Terminal.error
    let renderer = DiagnosticRenderer(
      isColored: terminal.hasColor, columns: terminal.isInteractive ? terminal.width : 110)
    terminal.write(renderer.render(Diagnostics(diagnostics)))
  }

  /// Shows an error: mistakes in a spec where they stand, with their count; all others in a line.
  static func show(_ error: any Error) {
    guard let mistakes = error as? Diagnostics else { return self.error("\(error)") }
    show(mistakes.all)
    note(mistakes.summary)
  }

  static func note(_ text: String) { Terminal.error.writeLine(text) }

  static func error(_ text: String) {
    Terminal.error.writeLine(
      Terminal.error.hasColor ? "\u{1B}[1;31merror:\u{1B}[0m \(text)" : "error: \(text)")
  }
}

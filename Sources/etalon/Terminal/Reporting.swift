import ArgumentParser
import Experiments
import YAML

/// What the tool says on standard error.
enum Reporting {
  /// Draws mistakes where they stand, and counts them.
  static func show(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let terminal = Terminal.error
    let renderer = DiagnosticRenderer(
      isColored: terminal.hasColor, columns: terminal.isInteractive ? terminal.width : 110)
    terminal.write(renderer.render(Diagnostics(diagnostics)))
  }

  static func note(_ text: String) { Terminal.error.writeLine(text) }

  /// Says what is wrong with a command line that was understood: what the command throws then. A mistake that is found before
  /// the command runs is a `ValidationError`, which shows the command's usage too.
  static func misuse(_ text: String) -> ExitCode {
    error(text)
    return ExitCode(ExitStatus.usage.rawValue)
  }

  static func error(_ text: String) {
    Terminal.error.writeLine(
      Terminal.error.hasColor ? "\u{1B}[1;31merror:\u{1B}[0m \(text)" : "error: \(text)")
  }
}

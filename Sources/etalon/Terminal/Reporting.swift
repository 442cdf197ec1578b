import ArgumentParser
import JSON
import Synchronization
import YAML

/// What the tool says on standard error: text for people, or JSON lines where progress is JSON.
enum Reporting {
  private static let isJSON = Atomic<Bool>(false)

  /// From here on every message is a JSON object on a line of its own.
  static func writeJSON() { isJSON.store(true, ordering: .relaxed) }

  /// Draws mistakes where they stand.
  static func show(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let terminal = Terminal.error
    let isJSON = isJSON.load(ordering: .relaxed)
    let renderer = DiagnosticRenderer(
      isColored: terminal.hasColor && !isJSON, columns: terminal.isInteractive ? terminal.width : 110)
    let text = renderer.render(Diagnostics(diagnostics))
    if isJSON { event("diagnostics", text) } else { terminal.writeProse(text) }
  }

  /// Shows an error: mistakes in a spec where they stand, with their count; all others in a line.
  static func show(_ error: any Error) {
    guard let mistakes = error as? Diagnostics else { return self.error("\(error)") }
    show(mistakes.all)
    note(mistakes.summary)
  }

  static func note(_ text: String) {
    if isJSON.load(ordering: .relaxed) {
      event("note", text)
    } else {
      Terminal.error.writeProseLine(shown(text))
    }
  }

  static func error(_ text: String) {
    if isJSON.load(ordering: .relaxed) { return event("error", text) }
    let start = Terminal.error.hasColor ? "\u{1B}[1;31merror:\u{1B}[0m " : "error: "
    Terminal.error.writeProse(start + shown(text) + "\n")
  }

  /// A message as a terminal may show it: names, paths and values in it can come from hostile files, and can be long.
  private static func shown(_ text: String) -> String {
    let lines = text.prefix(longest).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map(\.visible).joined(separator: "\n") + (text.count > longest ? "…" : "")
  }

  /// Characters.
  private static let longest = 20_000

  private static func event(_ name: String, _ text: String) {
    let object: JSON = ["event": .string(name), "text": .string(text)]
    Terminal.error.writeLine(object.compactText)
  }
}

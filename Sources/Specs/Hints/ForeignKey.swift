import JSON
import YAML

/// A key of another tool, or a common guess, and the field that it stands for.
struct ForeignKey: Sendable {
  /// The tool; nil for guesses.
  var tool: String?
  /// The field; nil if none corresponds.
  var path: String?
  /// What to say besides the field with the user's value.
  var remark: String?
  /// Makes the field's value from the user's.
  var value: @Sendable (JSON) -> JSON = { $0 }

  /// What to write instead of the key and its value in a section.
  func hint(for entry: Node.Entry, in section: String) -> String {
    let origin = tool.map { "\($0)'s '\(entry.key.text)'" }
    guard let path else { return [origin, remark].compactMap { $0 }.joined(separator: " ") }
    if path == "sweep.parameters" {
      let hint = ForeignSearchSpace(entry.value.json).hint
      return origin.map { "for \($0), \(hint)" } ?? hint
    }
    if path.lastName == "optimizer", entry.value.kind == .mapping {
      return ForeignSyntax.optimizer(entry.value.json)
    }
    let replacement = ForeignSyntax.nested(path, value(entry.value.json), in: section)
    return (origin.map { "for \($0), write" } ?? "write") + " \(replacement)"
      + (remark.map { "; \($0)" } ?? "")
  }
}

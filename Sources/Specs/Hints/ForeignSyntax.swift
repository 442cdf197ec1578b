import JSON
import YAML

/// Hints for keys and values in the syntax of other tools, and for common guesses.
///
/// Nothing here decides whether something is an error: it only says what to write instead.
struct ForeignSyntax: SyntaxHints {
  /// The part of the data that points are ranked on, for hints about metrics without a part.
  var rankingPart = "validation"

  /// The error for a key that the section at a path does not have.
  func unknownKey(_ entry: Node.Entry, in section: String, among fields: [FieldInfo]) -> UnknownName {
    let name = entry.key.text
    if let reason = Self.unsupportedKeys.reason(for: name) {
      return UnknownName(message: "'\(name)' is not supported: \(reason)")
    }
    let message =
      "unknown key '\(name)'" + (section.isEmpty ? "" : " in '\(section.withoutIndices)'")
    return (section == "sweep" ? Self.keyOfSweep(entry, message) : nil)
      ?? Self.foreignKey(entry, in: section, message)
      ?? Self.keyOfOtherSection(entry, in: section, message)
      ?? Self.misspeltKey(name, in: section, among: fields, message)
  }

  func unknownPath(_ path: String) -> UnknownName { Self.unknownPath(path) }

  func axes(for name: String, _ value: JSON) -> [JSON.Member] { Self.axes(name, value) }

  /// The error for a dotted path that no field has.
  static func unknownPath(_ path: String) -> UnknownName {
    let name = path.lastName
    let message = "unknown field '\(path)'"
    if let reason = unsupportedKeys.reason(for: name) {
      return UnknownName(message: "'\(path)' is not supported: \(reason)")
    }
    if let key = foreignKeys.key(named: name, in: path.parent), let target = key.path {
      return UnknownName(message: message, hint: "write \(target)", intended: target)
    }
    if !path.contains("."), let row = onlyRow(named: path) {
      return UnknownName(message: message, hint: "write the full path, \(row.path)", intended: row.path)
    }
    guard let near = nearestName(to: path, in: Settings.table.sweepablePaths) else {
      return UnknownName(
        message: message, hint: "a path is a section and a key, such as training.learning_rate")
    }
    return UnknownName(message: message, hint: "did you mean '\(near)'?", intended: near)
  }

  /// The value at its path, as it would be written in a section: `training: {epochs: 10}`.
  static func nested(_ path: String, _ value: JSON, in section: String) -> String {
    if path.parent == section { return "\(path.lastName): \(value.flowText)" }
    let names = path.split(separator: ".").map(String.init)
    let inner = names.dropFirst().reversed().reduce(value) { .object([JSON.Member($1, $0)]) }
    return "\(names[0]): \(inner.flowText)"
  }
}

extension ForeignSyntax {
  /// An axis or seeds directly under `sweep`.
  private static func keyOfSweep(_ entry: Node.Entry, _ message: String) -> UnknownName? {
    let axes = axes(entry.key.text, entry.value.json)
    if !axes.isEmpty {
      return UnknownName(
        message: message, hint: "write sweep: {parameters: \(JSON.object(axes).flowText)}",
        intended: "sweep.parameters")
    }
    return seeds(entry)
  }

  /// A key of another tool.
  private static func foreignKey(
    _ entry: Node.Entry, in section: String, _ message: String
  ) -> UnknownName? {
    guard let key = foreignKeys.key(named: entry.key.text, in: section) else { return nil }
    return UnknownName(message: message, hint: key.hint(for: entry, in: section), intended: key.path)
  }

  /// A key of this tool that belongs elsewhere, or a dotted path.
  private static func keyOfOtherSection(
    _ entry: Node.Entry, in section: String, _ message: String
  ) -> UnknownName? {
    let name = entry.key.text
    if name.contains("."), let row = Settings.table.row(at: name) {
      return UnknownName(
        message: "\(message): dotted paths are for sweeps and the command line",
        hint: "write \(nested(row.path, entry.value.json, in: section))", intended: row.path)
    }
    if name == "optimizer", entry.value.kind == .mapping {
      return UnknownName(
        message: "\(message): it belongs to 'training'", hint: optimizer(entry.value.json),
        intended: "training.optimizer")
    }
    guard let row = onlyRow(named: name), !section.hasPrefix("expect") else { return nil }
    return UnknownName(
      message: "\(message): it belongs to '\(row.path.parent)'",
      hint: "write \(nested(row.path, entry.value.json, in: section))", intended: row.path)
  }

  private static func misspeltKey(
    _ name: String, in section: String, among fields: [FieldInfo], _ message: String
  ) -> UnknownName {
    let names = fields.flatMap { [$0.name] + $0.aliases }
    guard let near = nearestName(to: name, in: names) else {
      return UnknownName(
        message: message, hint: "valid keys are \(fields.map(\.name).joined(separator: ", "))")
    }
    let intended = fields.first { $0.isNamed(near) }?.name ?? near
    return UnknownName(
      message: message, hint: "did you mean '\(near)'?",
      intended: section.isEmpty ? intended : "\(section).\(intended)")
  }

  /// The row whose last name this is, if there is only one.
  private static func onlyRow(named name: String) -> FieldTable<Settings>.Row? {
    let rows = Settings.table.rows.filter { $0.info.isNamed(name) && $0.path.contains(".") }
    return rows.count == 1 ? rows[0] : nil
  }
}

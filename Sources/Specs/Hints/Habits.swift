import JSON
import YAML

/// What people write who come from elsewhere, or in a hurry, and how to say it here.
///
/// Nothing in this room decides whether something is a mistake: it only finds words for what would mend one.
enum Habits {
  /// What is said about a key that is none.
  struct UnknownKey {
    var message: String
    var hint: String?
    /// The path of the field that was probably meant.
    var meant: String?
  }

  /// Finds words for a key that the section at a path does not have.
  static func unknownKey(_ entry: Node.Entry, in section: String, among fields: [FieldFacts]) -> UnknownKey {
    let name = entry.key.text
    let place = section.isEmpty ? "" : " in '\(section.withoutIndices)'"
    if let reason = refusals.reason(for: name) {
      return UnknownKey(message: "'\(name)': \(reason)")
    }
    if section == "sweep" {
      let axes = axes(name, entry.value.json)
      if !axes.isEmpty {
        return UnknownKey(
          message: "unknown key '\(name)'\(place)",
          hint: "write sweep: {parameters: \(JSON.object(axes).flowText)}", meant: "sweep.parameters")
      }
      if isSeeds(name) {
        return UnknownKey(
          message: "seeds are no axis: every point is trained from each", hint: seeds(of: entry.value.json))
      }
    }
    if let habit = foreignKeys.habit(for: name, in: section) {
      return UnknownKey(
        message: "unknown key '\(name)'\(place)", hint: habit.hint(for: entry, in: section), meant: habit.path
      )
    }
    if let row = FieldTable.row(at: name), name.contains(".") {
      return UnknownKey(
        message: "unknown key '\(name)'\(place): dotted paths are for sweeps and the command line",
        hint: "write \(nested(row.path, entry.value.json, in: section))", meant: row.path)
    }
    if name == "optimizer", entry.value.kind == .mapping {
      return UnknownKey(
        message: "unknown key '\(name)'\(place): it belongs to 'training'", hint: optimizer(entry.value.json),
        meant: "training.optimizer")
    }
    if let elsewhere = onlyRow(named: name), !section.hasPrefix("expect") {
      return UnknownKey(
        message: "unknown key '\(name)'\(place): it belongs to '\(elsewhere.path.parent)'",
        hint: "write \(nested(elsewhere.path, entry.value.json, in: section))", meant: elsewhere.path)
    }
    let names = fields.flatMap { [$0.name] + $0.aliases }
    if let near = nearestName(to: name, in: names) {
      let meant = fields.first { $0.isNamed(near) }?.name ?? near
      return UnknownKey(
        message: "unknown key '\(name)'\(place)", hint: "did you mean '\(near)'?",
        meant: section.isEmpty ? meant : "\(section).\(meant)")
    }
    let known = fields.map(\.name).joined(separator: ", ")
    return UnknownKey(message: "unknown key '\(name)'\(place)", hint: "the keys here are \(known)")
  }

  /// Finds words for a path that no field has.
  static func unknownPath(_ path: String) -> UnknownKey {
    let name = path.lastName
    let message = "there is no field '\(path)' to sweep"
    if let reason = refusals.reason(for: name) {
      return UnknownKey(message: "'\(path)': \(reason)")
    }
    let parent = path.contains(".") ? path.parent : ""
    if let habit = foreignKeys.habit(for: name, in: parent), let target = habit.path {
      return UnknownKey(message: message, hint: "here it is \(target)", meant: target)
    }
    let candidates = FieldTable.sweepablePaths
    if !path.contains("."), let row = onlyRow(named: path) {
      return UnknownKey(message: message, hint: "write its whole path: \(row.path)", meant: row.path)
    }
    guard let near = nearestName(to: path, in: candidates) else {
      return UnknownKey(message: message, hint: "paths look like training.learning_rate or network.hidden")
    }
    return UnknownKey(message: message, hint: "did you mean '\(near)'?", meant: near)
  }

  /// The one row whose last name this is, if there is only one.
  private static func onlyRow(named name: String) -> FieldTable.Row? {
    let rows = FieldTable.rows.filter { $0.facts.isNamed(name) && $0.path.contains(".") }
    return rows.count == 1 ? rows[0] : nil
  }

  /// The value at its path, as it would be written in a section: `training: {epochs: 10}`.
  static func nested(_ path: String, _ value: JSON, in section: String) -> String {
    if path.parent == section { return "\(path.lastName): \(value.flowText)" }
    let names = path.split(separator: ".").map(String.init)
    let inner = names.dropFirst().reversed().reduce(value) { .object([JSON.Member($1, $0)]) }
    return "\(names[0]): \(inner.flowText)"
  }
}

extension String {
  /// `training` of `training.epochs`; empty where there is no dot.
  var parent: String { lastIndex(of: ".").map { String(self[..<$0]) } ?? "" }

  /// `epochs` of `training.epochs`
  var lastName: String { lastIndex(of: ".").map { String(self[index(after: $0)...]) } ?? self }
}

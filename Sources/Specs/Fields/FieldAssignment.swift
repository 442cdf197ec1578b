import JSON
import YAML

/// A value for one field, ready to be put into settings.
struct FieldAssignment: Sendable {
  /// The field's path, without aliases.
  let path: String
  /// The value as the table writes it, so that equal values are equal however they were spelled.
  let json: JSON
  /// Where the value stands.
  let span: Span
  /// Where the value and its parts stand, by dotted path.
  let locations: [String: ValueLocation]
  let apply: @Sendable (inout Settings) -> Void
}

extension FieldAssignment {
  /// Reads a node as the value of a row; errors go to the reader.
  init?(_ node: Node, for row: FieldTable<Settings>.Row, reader: inout NodeReader) {
    var own = reader.reader(at: row.path)
    let set = row.field.read(node, &own)
    reader.take(own)
    guard let set, !own.hasErrors else { return nil }
    var settings = Settings()
    set(&settings)
    self.init(
      path: row.path, json: row.field.write(settings) ?? .null, span: node.span,
      locations: own.locations.merging([row.path: ValueLocation(value: node.span)]) { $1 }, apply: set)
  }
}

/// Values for some fields of a point, `{path: value, …}`, and where they stand.
struct FieldAssignments: Sendable {
  var all: [FieldAssignment] = []
  var span: Span?
  /// Whether every value could be read.
  var isComplete = true

  /// Whether one of the values is for one of the paths.
  func contain(anyOf paths: [String]) -> Bool {
    all.contains { paths.contains($0.path) }
  }
}

extension ValueFormat where Value == FieldAssignments {
  /// {path: value, …}
  static var assignments: ValueFormat {
    ValueFormat(
      "a mapping {path: value, …}", kinds: [.mapping], schema: ["$ref": "#/$defs/point"],
      write: { .object($0.all.map { JSON.Member($0.path, $0.json) }) }
    ) { node, reader in
      guard case .mapping(let entries) = node.content else { return .mismatch(hint: nil) }
      let assignments = entries.compactMap { entry in
        reader.sweepableRow(entry).flatMap { FieldAssignment(entry.value, for: $0, reader: &reader) }
      }
      let isComplete = assignments.count == entries.count
      return .value(FieldAssignments(all: assignments, span: node.span, isComplete: isComplete))
    }
  }
}

extension NodeReader {
  /// The row that a path in a sweep names; reports a path that does not exist or may not be swept.
  mutating func sweepableRow(_ entry: Node.Entry) -> FieldTable<Settings>.Row? {
    let key = entry.key
    if let seeds = hints.seedsAxis(entry) {
      report(seeds, at: key.span)
      return nil
    }
    guard let row = Settings.table.row(at: key.text) else {
      let unknown = hints.unknownPath(key.text)
      report(unknown.message, at: key.span, hint: unknown.hint)
      return nil
    }
    if let reason = row.info.notSwept {
      let axes = JSON.object(hints.axes(for: key.text, entry.value.json))
      let hint = axes == .object([]) ? nil : "write sweep: {parameters: \(axes.flowText)}"
      report("'\(row.path)' cannot be swept: \(reason)", at: key.span, hint: hint)
      return nil
    }
    return row
  }
}

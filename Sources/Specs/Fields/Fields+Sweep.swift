import JSON
import YAML

/// `sweep:` as the spec says it.
struct SweepSettings: Record {
  var parameters: [AxisSettings] = []
  /// Each block's axes advance together.
  var zip: [[AxisSettings]] = []
  var include: [PartialPoint] = []
  var exclude: [PartialPoint] = []
  var runCap = 10_000
  /// Axes that the command line has put in the place of the file's: what the file says of their values may be void.
  var replaced: [String] = []

  static let fields: [Field<Self>] = [
    Field(
      "parameters", \.parameters, .axes,
      "The axes that are crossed: paths of fields, and the values of each.",
      example: ["training.learning_rate": ["min": 1e-3, "max": 1e-1, "count": 5, "scale": "log"]]
    ).notSwept("a sweep has no sweep of its own"),
    Field(
      "zip", \.zip, .list(of: .axes, words: "a list of blocks {path: axis, …}"),
      "Blocks of axes of one length that advance together; each block is crossed with the rest.",
      example: [["network.width": ["values": [8, 16]], "training.learning_rate": ["values": [0.1, 0.05]]]]
    ).notSwept("a sweep has no sweep of its own"),
    Field(
      "include", \.include, .list(of: .partialPoint, words: "a list of points {path: value, …}"),
      "Further points: what they do not name is as outside the sweep.",
      example: [["network.hidden": [128], "training.learning_rate": 0.01]]
    ).notSwept("a sweep has no sweep of its own"),
    Field(
      "exclude", \.exclude, .list(of: .partialPoint, words: "a list of points {path: value, …}"),
      "Combinations that are left out, by some or all of their axis values.",
      example: [["network.width": 8, "training.learning_rate": 0.1]]
    ).notSwept("a sweep has no sweep of its own"),
    Field(
      "run_cap", \.runCap, .integer(1...),
      "The most runs that the sweep may have before it counts as a mistake.",
      example: 100_000
    ).notSwept("a sweep has no sweep of its own"),
  ]
}

/// A value for one field, ready to be put into settings.
struct Assignment: Sendable {
  /// The field's path, without aliases.
  let path: String
  /// The value as the table writes it, so that equal values are equal however they were spelled.
  let json: JSON
  /// Where the value stands.
  let span: Span
  /// Where it and what is in it stand, by dotted path.
  let places: [String: Place]
  let apply: @Sendable (inout Settings) -> Void
}

/// Values for some fields, and where they stand together.
struct PartialPoint: Sendable {
  var assignments: [Assignment] = []
  var span: Span?
  /// Whether all its values could be read.
  var isWhole = true
}

/// A swept field with its values, in their order.
struct AxisSettings: Sendable {
  let path: String
  let values: [Assignment]
  /// Where the path stands.
  let key: Span
}

extension Assignment {
  /// Reads a node as the value of a row; mistakes go to the reader.
  init?(_ node: Node, for row: FieldTable.Row, reader: inout Reader) {
    var own = Reader(path: row.path, rankingPart: reader.rankingPart)
    let set = row.field.read(node, &own)
    reader.take(own.diagnostics)
    guard let set, own.diagnostics.isEmpty else { return nil }
    var settings = Settings()
    set(&settings)
    self.init(
      path: row.path, json: row.field.write(settings) ?? .null, span: node.span,
      places: own.places.merging([row.path: Place(value: node.span)]) { $1 }, apply: set)
  }
}

extension Form where Value == PartialPoint {
  /// {path: value, …}
  static var partialPoint: Form {
    Form(
      "a mapping {path: value, …}", kinds: [.mapping], schema: ["$ref": "#/$defs/point"],
      write: { .object($0.assignments.map { JSON.Member($0.path, $0.json) }) }
    ) { node, reader in
      guard case .mapping(let entries) = node.content else { return .mismatch(hint: nil) }
      let assignments = entries.compactMap { entry in
        reader.sweptRow(entry).flatMap { Assignment(entry.value, for: $0, reader: &reader) }
      }
      let isWhole = assignments.count == entries.count
      return .value(PartialPoint(assignments: assignments, span: node.span, isWhole: isWhole))
    }
  }
}

extension Form where Value == [AxisSettings] {
  /// {path: axis, …}
  static var axes: Form {
    Form(
      "a mapping {path: {values: […]}, …}", kinds: [.mapping, .null], schema: ["$ref": "#/$defs/axes"],
      members: AxisMapping.fields.map(\.facts),
      write: { axes in
        .object(axes.map { JSON.Member($0.path, ["values": .array($0.values.map(\.json))]) })
      }
    ) { node, reader in
      guard case .mapping(let entries) = node.content else {
        return node.kind == .null ? .value([]) : .mismatch(hint: nil)
      }
      return .value(
        entries.compactMap { entry in
          reader.sweptRow(entry).flatMap { row in
            let axis = AxisSettings(entry.value, key: entry.key.span, for: row, reader: &reader)
            if axis == nil { reader.breaks(row.path) }
            return axis
          }
        })
    }
  }
}

extension Reader {
  /// The row that a path in a sweep means; reports a path that is none, or that may not be swept.
  mutating func sweptRow(_ entry: Node.Entry) -> FieldTable.Row? {
    let key = entry.key
    if Habits.isSeeds(key.text) {
      report(
        "seeds are no axis: every point is trained from each", at: key.span,
        hint: Habits.seeds(of: entry.value.json))
      return nil
    }
    guard let row = FieldTable.row(at: key.text) else {
      let unknown = Habits.unknownPath(key.text)
      report(unknown.message, at: key.span, hint: unknown.hint)
      return nil
    }
    if let reason = row.facts.notSwept {
      let axes = JSON.object(Habits.axes(key.text, entry.value.json))
      let hint = axes == .object([]) ? nil : "write sweep: {parameters: \(axes.flowText)}"
      report("'\(row.path)' cannot be swept: \(reason)", at: key.span, hint: hint)
      return nil
    }
    return row
  }
}

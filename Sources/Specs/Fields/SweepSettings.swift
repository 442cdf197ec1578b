import JSON

/// `sweep:` as the spec writes it.
struct SweepSettings: MappingRecord {
  var parameters: [AxisSettings] = []
  /// Each block's axes advance together.
  var zip: [[AxisSettings]] = []
  var include: [FieldAssignments] = []
  var exclude: [FieldAssignments] = []
  var maxRuns = 10_000
  var stopEarly = StopEarlySettings()
  /// Axes that the command line has replaced: what the file says about their values may no longer apply.
  var replaced: [String] = []

  private static let reason = "the sweep cannot sweep itself"

  static let fields: [Field<Self>] = [
    Field(
      "parameters", \.parameters, .axes,
      "The axes that are crossed: paths of fields, and the values of each.",
      example: ["training.learning_rate": ["min": 1e-3, "max": 1e-1, "count": 5, "scale": "log"]]
    ).notSwept(reason),
    Field(
      "zip", \.zip, .list(of: .axes, expected: "a list of blocks {path: axis, …}"),
      "Blocks of axes of equal length that advance together; each block is crossed with the rest.",
      example: [["network.width": ["values": [8, 16]], "training.learning_rate": ["values": [0.1, 0.05]]]]
    ).notSwept(reason),
    Field(
      "include", \.include, .list(of: .assignments, expected: "a list of points {path: value, …}"),
      "Additional points; fields that they do not name keep their values from outside the sweep.",
      example: [["network.hidden": [128], "training.learning_rate": 0.01]]
    ).notSwept(reason),
    Field(
      "exclude", \.exclude, .list(of: .assignments, expected: "a list of points {path: value, …}"),
      "Combinations to leave out, given by some or all of their axis values.",
      example: [["network.width": 8, "training.learning_rate": 0.1]]
    ).notSwept(reason),
    Field(
      "max_runs", \.maxRuns, .integer(1...), "The maximum number of runs; a larger sweep is an error.",
      example: 100_000
    ).formerly("run_cap").notSwept(reason),
    Field(
      "stop_early", section: \.stopEarly,
      "Whether points that are worse than others get fewer runs: docs/Search.md says by which rule.",
      example: ["by": "seeds"]
    ).withoutEffectOnRuns,
  ]
}

extension ValueFormat where Value == [AxisSettings] {
  /// {path: axis, …}
  static var axes: ValueFormat {
    ValueFormat(
      "a mapping {path: {values: […]}, …}", kinds: [.mapping, .null], schema: ["$ref": "#/$defs/axes"],
      members: AxisMapping.fields.map(\.info),
      write: { axes in
        .object(axes.map { JSON.Member($0.path, $0.json) })
      }
    ) { node, reader in
      guard case .mapping(let entries) = node.content else {
        return node.kind == .null ? .value([]) : .mismatch(hint: nil)
      }
      return .value(
        entries.compactMap { entry in
          reader.sweepableRow(entry).flatMap { row in
            let axis = AxisSettings(entry.value, key: entry.key.span, for: row, reader: &reader)
            if axis == nil { reader.markUnread(axisOf: row.path) }
            return axis
          }
        })
    }
  }
}

extension AxisSettings {
  /// The axis with all its values, one by one.
  fileprivate var json: JSON {
    let values = JSON.Member("values", .array(values.map(\.json)))
    let when = JSON.Member("when", ValueFormat.axisConditions.write(conditions))
    return .object(conditions.isEmpty ? [values] : [values, when])
  }
}

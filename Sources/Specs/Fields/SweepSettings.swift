import JSON

/// `sweep:` as the spec writes it.
struct SweepSettings: MappingRecord {
  var parameters: [AxisSettings] = []
  /// Each block's axes advance together.
  var zip: [[AxisSettings]] = []
  var include: [FieldAssignments] = []
  var exclude: [FieldAssignments] = []
  var maxRuns = 10_000
  var method: SweepMethod?
  var trials: Int?
  var seed: UInt64?
  var batch: Int?
  var stopEarly = StopEarlySettings()
  /// Axes that the command line has replaced: what the file says about their values may no longer apply.
  var replaced: [String] = []

  /// The default of `batch`, whatever the machine.
  static let defaultBatch = 10

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
      "Additional points; fields that they do not name keep their values from outside the sweep. A search tries them first.",
      example: [["network.hidden": [128], "training.learning_rate": 0.01]]
    ).notSwept(reason),
    Field(
      "exclude", \.exclude, .list(of: .assignments, expected: "a list of points {path: value, …}"),
      "Combinations to leave out, given by some or all of their axis values.",
      example: [["network.width": 8, "training.learning_rate": 0.1]]
    ).notSwept(reason),
    Field(
      "method", \.method, .name(SweepMethod.self),
      "How points are chosen. grid: every combination of the axes' values. The others are searches, which try `trials` "
        + "points: random draws them evenly; sobol spreads them more evenly than chance does; tpe and gp learn from the "
        + "results of earlier trials (a density of good points, a Gaussian process).",
      example: "tpe", defaultText: "grid"
    ).notSwept(reason),
    Field(
      "trials", \.trials, .integer(1...1_000_000),
      "The number of points that a search tries, `include` among them. More trials continue a finished search.",
      example: 100
    ).notSwept(reason),
    Field(
      "seed", \.seed, ValueFormat<Int>.integer(0...).map(to: { UInt64($0) }, from: { Int($0) }),
      "The seed of a search's proposals; `seeds` are those of the runs.", example: 1, defaultText: "0"
    ).notSwept(reason),
    Field(
      "batch", \.batch, .integer(1...10_000),
      "How many points a search proposes at a time. They are trained together; the next ones are proposed when all of them "
        + "are done. The number of threads does not matter.",
      example: 20, defaultText: "\(SweepSettings.defaultBatch)"
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
    var members = valueMembers
    if isOrdered { members.append(JSON.Member("ordered", true)) }
    if !conditions.isEmpty {
      members.append(JSON.Member("when", ValueFormat.axisConditions.write(conditions)))
    }
    return .object(members)
  }

  private var valueMembers: [JSON.Member] {
    guard isContinuous, let range else { return [JSON.Member("values", .array(values.map(\.json)))] }
    let ends = [JSON.Member("min", .number(range.min)), JSON.Member("max", .number(range.max))]
    return ends + (range.isLogarithmic ? [JSON.Member("scale", "log")] : [])
  }
}

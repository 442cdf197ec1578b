import Datasets
import JSON

/// `{from: [0, 255], to: [0.01, 1]}`
struct RangeScaleSettings: MappingRecord {
  var from: Interval?
  var to: Interval?

  static let fields: [Field<Self>] = [
    Field("from", \.from, .ends, "The range of the original values.", example: [0, 255]).required,
    Field("to", \.to, .ends, "The range of the scaled values.", example: [0.01, 1]).required,
  ]
}

/// `{columns: [income], scale: log}`
struct ScaleGroupSettings: MappingRecord {
  var columns: [String] = []
  var scale: DatasetRequest.Scale?

  static let fields: [Field<Self>] = [
    Field(
      "columns", \.columns, .columns, "The group's input columns; none named: those that no group names.",
      example: ["income"]),
    Field("scale", \.scale, .oneScale, "How they are scaled.", example: "log").required,
  ]
}

extension ValueFormat where Value == DatasetRequest.Scale {
  /// One way for all columns, or a list of groups of columns, each in its own way.
  static var scale: ValueFormat {
    let one = oneScale
    let group = ValueFormat<ScaleGroupSettings>.mapping("a mapping {columns: names, scale: …}")
    let list = ValueFormat<[ScaleGroupSettings]>.list(
      of: group, expected: "a list of such mappings", atLeast: 1)
    return ValueFormat(
      "\(one.expected), or a list of {columns: names, scale: …}", kinds: one.kinds.union([.list]),
      schema: ["anyOf": [one.schema, list.schema]], members: one.members,
      write: { scale in
        guard case .groups(let groups) = scale else { return one.write(scale) }
        return list.write(groups.map { ScaleGroupSettings(columns: $0.columns, scale: $0.scale) })
      }
    ) { node, reader in
      guard node.kind == .list else { return one.read(node, &reader) }
      guard case .value(let groups) = list.read(node, &reader) else {
        return .mismatch(hint: "for example scale: [{columns: [income], scale: log}, {scale: standard}]")
      }
      return .value(
        .groups(groups.compactMap { group in group.scale.map { .init(columns: group.columns, scale: $0) } }))
    }
  }

  /// none, min_max, standard, robust, log, or one range to another.
  static var oneScale: ValueFormat {
    let names = ["none", "min_max", "standard", "robust", "log"]
    let range = ValueFormat<RangeScaleSettings>.mapping("a mapping {from: [a, b], to: [c, d]}")
    return ValueFormat(
      "none, min_max, standard, robust, log, or \(range.expected)", kinds: [.text, .mapping],
      schema: ["anyOf": [["enum": .array(names.map { .string($0) })], range.schema]], members: range.members,
      write: { scale in
        switch scale {
        case .none: "none"
        case .minMax: "min_max"
        case .standard: "standard"
        case .robust: "robust"
        case .log: "log"
        case .groups: .null
        case .range(let from, let to): ["from": from.json, "to": to.json]
        }
      }
    ) { node, reader in
      guard node.kind == .mapping else {
        switch node.text {
        case "none": return .value(.none)
        case "min_max": return .value(.minMax)
        case "standard": return .value(.standard)
        case "robust": return .value(.robust)
        case "log": return .value(.log)
        default: return .mismatch(hint: reader.hints.hint(forName: node.text, among: names))
        }
      }
      guard case .value(let ends) = range.read(node, &reader), let from = ends.from, let to = ends.to else {
        return .reported
      }
      guard from.low < from.high else { return .mismatch(hint: "the two ends of 'from' must differ") }
      return .value(.range(from: from.low...from.high, to: to.low...to.high))
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var json: JSON { [.number(lowerBound), .number(upperBound)] }
}

import Datasets
import JSON

/// `{from: [0, 255], to: [0.01, 1]}`
struct RangeScaleSettings: Record {
  var from: Interval?
  var to: Interval?

  static let fields: [Field<Self>] = [
    Field("from", \.from, .ends, "The range that the values come in.", example: [0, 255]).required,
    Field("to", \.to, .ends, "The range that they are brought to.", example: [0.01, 1]).required,
  ]
}

extension Form where Value == DatasetRequest.Scale {
  /// none, min_max, standard, or one range to another.
  static var scale: Form {
    let names = ["none", "min_max", "standard"]
    let range = Form<RangeScaleSettings>.record("a mapping {from: [a, b], to: [c, d]}")
    return Form(
      "none, min_max, standard, or \(range.expected)", kinds: [.text, .mapping],
      schema: ["anyOf": [["enum": .array(names.map { .string($0) })], range.schema]], members: range.members,
      write: { scale in
        switch scale {
        case .none: "none"
        case .minMax: "min_max"
        case .standard: "standard"
        case .range(let from, let to): ["from": from.json, "to": to.json]
        }
      }
    ) { node, reader in
      guard node.kind == .mapping else {
        switch node.text {
        case "none": return .value(.none)
        case "min_max": return .value(.minMax)
        case "standard": return .value(.standard)
        default: return .mismatch(hint: Habits.hint(forValue: node.text, among: names))
        }
      }
      guard case .value(let ends) = range.read(node, &reader), let from = ends.from, let to = ends.to else {
        return .reported
      }
      guard from.low < from.high else { return .mismatch(hint: "'from' must span more than one value") }
      return .value(.range(from: from.low...from.high, to: to.low...to.high))
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var json: JSON { [.number(lowerBound), .number(upperBound)] }
}

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

extension ValueFormat where Value == DatasetRequest.Scale {
  /// none, min_max, standard, or from one range to another.
  static var scale: ValueFormat {
    let names = ["none", "min_max", "standard"]
    let range = ValueFormat<RangeScaleSettings>.mapping("a mapping {from: [a, b], to: [c, d]}")
    return ValueFormat(
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

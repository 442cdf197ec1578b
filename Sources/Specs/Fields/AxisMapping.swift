import JSON
import YAML

/// How the inner values of a range are spaced.
enum AxisScale: String, CaseIterable {
  case linear, log
}

/// One axis as the spec writes it: its values, or a range.
struct AxisMapping: MappingRecord {
  var values: [Node]?
  var min: Double?
  var max: Double?
  var count: Int?
  var step: Double?
  var scale: AxisScale?
  var ordered: Bool?
  var when: [AxisCondition] = []

  static let fields: [Field<Self>] = [
    Field("values", \.values, .nodes, "The values, one by one.", example: [0.1, 0.01]),
    Field("min", \.min, .number(), "The first value of a range.", example: 1e-3),
    Field("max", \.max, .number(), "The last value of a range.", example: 1e-1),
    Field(
      "count", \.count, .integer(2...100_000),
      "The number of values in the range, both ends included. For a field of whole numbers they are rounded, and equal "
        + "ones count once. A search has no count: it tries any number from `min` to `max`.",
      example: 5),
    Field(
      "step", \.step, .number(.positive),
      "The difference between successive values, instead of `count`; the range must be a multiple of it.",
      example: 0.5),
    Field(
      "scale", \.scale, .name(AxisScale.self), "How the values between the ends are spaced.", example: "log",
      defaultText: "linear"),
    Field(
      "ordered", \.ordered, .boolean,
      "Whether the order of `values` means something, as that of `small, medium, large`: a search then takes neighbours to "
        + "be alike. Without it they are categories.",
      example: true, defaultText: "false"),
    Field(
      "when", \.when, .axisConditions,
      "The axis exists only at points where other axes have one of these values; elsewhere its field keeps the value from "
        + "outside the sweep.",
      example: ["training.optimizer": ["sgd"]]),
  ]
}

extension ValueFormat where Value == [Node] {
  /// A list of any nodes, read later in the format of the swept field.
  fileprivate static var nodes: ValueFormat {
    ValueFormat(
      "a list of values", kinds: [.list], schema: ["type": "array", "minItems": 1],
      write: { .array($0.map(\.json)) }
    ) { node, reader in
      guard case .sequence(let items) = node.content else {
        let axis =
          node.text.flatMap { reader.hints.axis(forText: $0) }
          ?? "{values: [\(node.json.flowText)]}"
        return .mismatch(hint: node.kind == .null || node.kind == .mapping ? nil : "write \(axis)")
      }
      return .value(items)
    }
  }
}

import JSON
import YAML

/// How the inner values of a range are spaced.
enum AxisScale: String, CaseIterable {
  case linear, log
}

/// One axis as the spec says it: its values, or a range.
struct AxisMapping: Record {
  var values: [Node]?
  var min: Double?
  var max: Double?
  var count: Int?
  var step: Double?
  var scale: AxisScale?

  static let fields: [Field<Self>] = [
    Field("values", \.values, .nodes, "The values, one by one.", example: [0.1, 0.01]),
    Field("min", \.min, .number(), "The first value of a range.", example: 1e-3),
    Field("max", \.max, .number(), "The last value of a range.", example: 1e-1),
    Field(
      "count", \.count, .integer(2...100_000), "How many values the range has, both ends among them.",
      example: 5),
    Field(
      "step", \.step, .number(.positive), "From one value to the next, in place of `count`; it must fit.",
      example: 0.5),
    Field(
      "scale", \.scale, .name(AxisScale.self), "How the values between the ends are spaced.", example: "log",
      otherwise: "linear"),
  ]
}

extension Form where Value == [Node] {
  /// A list of anything, read later by who knows what it means.
  fileprivate static var nodes: Form {
    Form(
      "a list of values", kinds: [.list], schema: ["type": "array", "minItems": 1],
      write: { .array($0.map(\.json)) }
    ) { node, _ in
      guard case .sequence(let items) = node.content else {
        let axis = node.text.flatMap(Habits.axis(ofText:)) ?? "{values: [\(node.json.flowText)]}"
        return .mismatch(hint: node.kind == .null || node.kind == .mapping ? nil : "write \(axis)")
      }
      return .value(items)
    }
  }
}

extension AxisSettings {
  /// Reads `{values: […]}` or a range; mistakes go to the reader.
  init?(_ node: Node, key: Span, for row: FieldTable.Row, reader: inout Reader) {
    guard case .mapping(let entries) = node.content else {
      reader.reportBareAxis(node, path: row.path)
      return nil
    }
    if let habit = Habits.axis(entries, path: row.path) {
      reader.report(habit.message, at: node.span.isOneLine ? node.span : key, hint: habit.hint)
      return nil
    }
    var own = Reader(path: row.path)
    var mapping = AxisMapping()
    own.readFields(entries, of: AxisMapping.fields, in: node.span, into: &mapping)
    reader.take(own.diagnostics)
    guard own.diagnostics.isEmpty else { return nil }
    let span = node.span.isOneLine ? node.span : key
    let nodes: [Node]
    do {
      nodes = try mapping.nodes(at: span)
    } catch {
      reader.report("\(row.path): \(error.message)", at: span, hint: error.hint)
      return nil
    }
    self.init(nodes, key: key, at: span, for: row, reader: &reader)
  }

  /// Reads the values of an axis one by one; an empty list and values that occur twice are mistakes.
  init?(_ nodes: [Node], key: Span, at span: Span, for row: FieldTable.Row, reader: inout Reader) {
    guard !nodes.isEmpty else {
      reader.report("\(row.path): the axis has no values", at: span)
      return nil
    }
    let values = nodes.compactMap { Assignment($0, for: row, reader: &reader) }
    guard values.count == nodes.count else { return nil }
    var seen: [JSON: Span] = [:]
    for value in values {
      if seen.updateValue(value.span, forKey: value.json) != nil {
        reader.report(
          "\(row.path): \(value.json.flowText) is in the axis twice, and would be trained twice",
          at: value.span)
      }
    }
    self.init(path: row.path, values: values, key: key)
  }
}

extension Reader {
  /// Reports a value where an axis should stand, and shows the axis that was probably meant.
  fileprivate mutating func reportBareAxis(_ node: Node, path: String) {
    let hint =
      switch node.content {
      case .sequence: "write {values: \(node.json.flowText)}"
      case .scalar(let scalar) where scalar.value != .null:
        node.text.flatMap(Habits.axis(ofText:)).map { "write \($0)" }
          ?? "write {values: [\(node.json.flowText)]}, or give the field this value outside the sweep"
      default: "for example {values: [0.1, 0.01]} or {min: 1e-3, max: 1e-1, count: 5, scale: log}"
      }
    report("\(path): expected an axis, found \(node.found)", at: node.span, hint: hint)
  }
}

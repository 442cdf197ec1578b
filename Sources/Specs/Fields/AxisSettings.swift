import JSON
import YAML

/// A swept field with its values, in their order.
struct AxisSettings: Sendable {
  let path: String
  let values: [FieldAssignment]
  /// Where the path stands.
  let key: Span
  /// How many values of a range were left out because they equal others when rounded to whole numbers.
  var dropped = 0
  /// Where the axis exists: at points that meet all of these.
  var conditions: [AxisCondition] = []
  /// The range that the values are of; nil: they are listed.
  var range: AxisRange?
  /// Whether the order of listed values means something.
  var isOrdered = false

  /// Whether the axis has every number of its range as a value; `values` are the two ends.
  var isContinuous: Bool { range.map { $0.count == nil && $0.step == nil } ?? false }
}

/// A range of numbers as an axis writes it.
struct AxisRange: Sendable {
  var min: Double
  var max: Double
  var isLogarithmic: Bool
  /// Whether the swept field takes whole numbers only.
  var isWhole: Bool
  var count: Int?
  var step: Double?
  /// Where it stands.
  var span: Span
}

extension AxisSettings {
  /// Reads `{values: […]}` or a range; errors go to the reader.
  init?(_ node: Node, key: Span, for row: FieldTable<Settings>.Row, reader: inout NodeReader) {
    guard case .mapping(let entries) = node.content else {
      reader.reportBareAxis(node, path: row.path)
      return nil
    }
    if let foreign = reader.hints.foreignAxis(entries, path: row.path) {
      reader.report(foreign.message, at: node.span.isOneLine ? node.span : key, hint: foreign.hint)
      return nil
    }
    var own = reader.reader(at: row.path)
    var mapping = AxisMapping()
    own.readFields(entries, of: AxisMapping.fields, in: node.span, into: &mapping)
    reader.take(own)
    guard !own.hasErrors else { return nil }
    let span = node.span.isOneLine ? node.span : key
    var nodes: [Node]
    do {
      nodes = try mapping.nodes(at: span)
    } catch {
      reader.report("\(row.path): \(error.message)", at: span, hint: error.hint)
      return nil
    }
    let written = nodes.count
    let range = mapping.range(isWhole: row.info.takesWholeNumbers, at: span)
    if mapping.values == nil, row.info.takesWholeNumbers { nodes = nodes.roundedToWholeNumbers() }
    self.init(nodes, key: key, at: span, for: row, reader: &reader)
    dropped = written - nodes.count
    conditions = mapping.when
    isOrdered = mapping.ordered ?? false
    self.range = range
  }

  /// Reads the values of an axis one by one; an empty list and duplicate values are errors.
  init?(
    _ nodes: [Node], key: Span, at span: Span, for row: FieldTable<Settings>.Row, reader: inout NodeReader
  ) {
    guard !nodes.isEmpty else {
      reader.report("\(row.path): the axis has no values", at: span)
      return nil
    }
    let values = nodes.compactMap { FieldAssignment($0, for: row, reader: &reader) }
    guard values.count == nodes.count else { return nil }
    var seen: [JSON: Span] = [:]
    for value in values {
      if seen.updateValue(value.span, forKey: value.json) != nil {
        reader.report("\(row.path): duplicate value \(value.json.flowText)", at: value.span)
      }
    }
    self.init(path: row.path, values: values, key: key)
  }
}

extension AxisMapping {
  fileprivate func range(isWhole: Bool, at span: Span) -> AxisRange? {
    guard values == nil, let min, let max else { return nil }
    return AxisRange(
      min: min, max: max, isLogarithmic: scale == .log, isWhole: isWhole, count: count, step: step,
      span: span)
  }
}

extension NodeReader {
  /// Reports a value in place of an axis, and shows the axis that was probably meant.
  fileprivate mutating func reportBareAxis(_ node: Node, path: String) {
    let hint =
      switch node.content {
      case .sequence: "write {values: \(node.json.flowText)}"
      case .scalar(let scalar) where scalar.value != .null:
        node.text.flatMap { hints.axis(forText: $0) }.map { "write \($0)" }
          ?? "write {values: [\(node.json.flowText)]}, or set the field outside the sweep"
      default: "for example {values: [0.1, 0.01]} or {min: 1e-3, max: 1e-1, count: 5, scale: log}"
      }
    report("\(path): expected an axis, found \(node.found)", at: node.span, hint: hint)
  }
}

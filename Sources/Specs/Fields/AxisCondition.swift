import JSON
import YAML

/// One entry of an axis's `when:`: the axis exists only at points where another axis has one of these values.
struct AxisCondition: Sendable {
  /// The path of the other axis, without aliases.
  let path: String
  let values: [FieldAssignment]
  /// Where the path stands.
  let key: Span
}

extension ValueFormat where Value == [AxisCondition] {
  /// {path: values, …}; one value may stand without a list.
  static var axisConditions: ValueFormat {
    ValueFormat(
      "a mapping {path: [values], …}", kinds: [.mapping], schema: ["$ref": "#/$defs/when"],
      write: { conditions in
        .object(conditions.map { JSON.Member($0.path, .array($0.values.map(\.json))) })
      }
    ) { node, reader in
      guard case .mapping(let entries) = node.content else {
        return .mismatch(hint: "for example when: {training.optimizer: [sgd]}")
      }
      guard !entries.isEmpty else {
        reader.report("'when' names no axis", at: node.span, hint: "for example {training.optimizer: [sgd]}")
        return .reported
      }
      let conditions = entries.compactMap { AxisCondition($0, reader: &reader) }
      return conditions.count == entries.count ? .value(conditions) : .reported
    }
  }
}

extension AxisCondition {
  /// Reads one entry; errors go to the reader.
  fileprivate init?(_ entry: Node.Entry, reader: inout NodeReader) {
    guard let row = reader.sweepableRow(entry) else { return nil }
    let nodes = entry.value.valuesOfField(row.info)
    guard !nodes.isEmpty else {
      reader.report("'when' names no value of '\(row.path)'", at: entry.value.span)
      return nil
    }
    let values = nodes.compactMap { FieldAssignment($0, for: row, reader: &reader) }
    guard values.count == nodes.count else { return nil }
    self.init(path: row.path, values: values, key: entry.key.span)
  }
}

extension Node {
  /// The values in a list of them; a list for a field that takes lists is one value unless it is a list of lists.
  fileprivate func valuesOfField(_ info: FieldInfo) -> [Node] {
    guard case .sequence(let items) = content else { return [self] }
    let isList = !info.kinds.contains(.list) || items.allSatisfy { $0.kind == .list }
    return isList ? items : [self]
  }
}

import JSON
import YAML

extension ValueFormat {
  /// A list of at least `minimum` values of one format.
  static func list<Item>(of item: ValueFormat<Item>, expected: String, atLeast minimum: Int = 0)
    -> ValueFormat
  where Value == [Item] {
    var schema: [JSON.Member] = [.init("type", "array"), .init("items", item.schema)]
    if minimum > 0 { schema.append(.init("minItems", .int(minimum))) }
    return ValueFormat(
      expected, kinds: [.list], schema: .object(schema), members: item.members,
      write: { .array($0.map(item.write)) }
    ) { node, reader in
      guard case .sequence(let nodes) = node.content, nodes.count >= minimum else {
        return .mismatch(hint: nil)
      }
      let values = nodes.indices.map { index in
        reader.within("[\(index)]", at: ValueLocation(value: nodes[index].span)) {
          $0.read(nodes[index], as: item)
        }
      }
      let readable = values.compactMap { $0 }
      return readable.count == nodes.count ? .value(readable) : .reported
    }
  }

  /// One value, or a list of them.
  static func oneOrMore<Item>(_ item: ValueFormat<Item>, expected: String) -> ValueFormat
  where Value == [Item] {
    .either(
      item.map(to: { [$0] }, from: { $0[0] }), .list(of: item, expected: expected),
      writingFirst: { $0.count == 1 }
    ).described(as: expected)
  }

  /// A value of the first of two formats that takes a node's kind. `writingFirst` says which format writes a value.
  static func either(
    _ first: ValueFormat, _ second: ValueFormat, writingFirst: @escaping @Sendable (Value) -> Bool
  ) -> ValueFormat {
    ValueFormat(
      first.expected + ", or " + second.expected, kinds: first.kinds.union(second.kinds),
      schema: ["anyOf": [first.schema, second.schema]], members: first.members + second.members,
      write: { writingFirst($0) ? first.write($0) : second.write($0) }
    ) { node, reader in
      let chosen = first.kinds.contains(node.kind) ? first : second
      return chosen.kinds.contains(node.kind) ? chosen.read(node, &reader) : .mismatch(hint: nil)
    }
  }

  /// One name that stands for a value of its own: `full`, `auto`.
  static func word(_ word: String, for value: Value) -> ValueFormat {
    ValueFormat("'\(word)'", kinds: [.text], schema: ["const": .string(word)], write: { _ in .string(word) })
    {
      node, reader in
      guard node.text == word else {
        return .mismatch(hint: reader.hints.hint(forName: node.text, among: [word]))
      }
      return .value(value)
    }
  }

  /// A mapping with the keys of a record, or a value of the record's shorthand key in place of the mapping.
  ///
  /// An empty mapping sets nothing. Values beside an unknown key are kept, so that they are checked too.
  static func mapping(_ expected: String) -> ValueFormat where Value: MappingRecord {
    let info = Value.fields.map(\.info)
    let short = Value.shorthandField
    let mapping = MappingSchema.schema(of: info)
    return ValueFormat(
      expected, kinds: (short?.info.kinds ?? []).union([.mapping, .null]),
      schema: short.map { ["anyOf": [mapping, $0.info.schema]] } ?? mapping, members: info,
      write: { value in .object(Value.fields.compactMap { $0.member(of: value) }) }
    ) { node, reader in
      var value = Value()
      switch node.content {
      case .mapping(let entries):
        reader.readFields(entries, of: Value.fields, in: node.span, into: &value)
      case .scalar(let scalar) where scalar.value == .null:
        reader.readFields([], of: Value.fields, in: node.span, into: &value)
      default:
        guard let short, short.info.kinds.contains(node.kind) else { return .mismatch(hint: nil) }
        let set = reader.within(short.info.name, at: ValueLocation(value: node.span)) {
          short.read(node, &$0)
        }
        set?(&value)
      }
      return .value(value)
    }
  }
}

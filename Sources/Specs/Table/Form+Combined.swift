import JSON
import YAML

extension Form {
  /// A list of values of one form, with at least `least` of them.
  static func list<Item>(of item: Form<Item>, words: String, atLeast least: Int = 0) -> Form
  where Value == [Item] {
    var schema: [JSON.Member] = [.init("type", "array"), .init("items", item.schema)]
    if least > 0 { schema.append(.init("minItems", .int(least))) }
    return Form(
      words, kinds: [.list], schema: .object(schema), members: item.members,
      write: { .array($0.map(item.write)) }
    ) { node, reader in
      guard case .sequence(let nodes) = node.content, nodes.count >= least else {
        return .mismatch(hint: nil)
      }
      let values = nodes.indices.map { index in
        reader.within("[\(index)]", at: Place(value: nodes[index].span)) { $0.read(nodes[index], as: item) }
      }
      let whole = values.compactMap { $0 }
      return whole.count == nodes.count ? .value(whole) : .reported
    }
  }

  /// One value, or a list of them.
  static func oneOrMore<Item>(_ item: Form<Item>, words: String) -> Form where Value == [Item] {
    .either(
      item.map(to: { [$0] }, from: { $0[0] }), .list(of: item, words: words),
      writingFirst: { $0.count == 1 }
    ).described(as: words)
  }

  /// A value of the first of two forms that a node's kind fits. `writingFirst` says which form writes a value.
  static func either(
    _ first: Form, _ second: Form, writingFirst: @escaping @Sendable (Value) -> Bool
  ) -> Form {
    Form(
      first.expected + ", or " + second.expected, kinds: first.kinds.union(second.kinds),
      schema: ["anyOf": [first.schema, second.schema]], members: first.members + second.members,
      write: { writingFirst($0) ? first.write($0) : second.write($0) }
    ) { node, reader in
      let chosen = first.kinds.contains(node.kind) ? first : second
      return chosen.kinds.contains(node.kind) ? chosen.read(node, &reader) : .mismatch(hint: nil)
    }
  }

  /// One word that stands for a value of its own: `full`, `auto`.
  static func word(_ word: String, for value: Value) -> Form {
    Form("'\(word)'", kinds: [.text], schema: ["const": .string(word)], write: { _ in .string(word) }) {
      node, _ in
      guard node.text == word else { return .mismatch(hint: Habits.hint(forValue: node.text, among: [word])) }
      return .value(value)
    }
  }

  /// A mapping with the keys of a record, or the value that the record's shorthand key would have.
  ///
  /// A mapping that was left empty says nothing. Values beside a mistaken key are kept, so that they are checked too.
  static func record(_ words: String) -> Form where Value: Record {
    let facts = Value.fields.map(\.facts)
    let short = Value.shorthandField
    let mapping = RecordSchema.schema(of: facts)
    return Form(
      words, kinds: (short?.facts.kinds ?? []).union([.mapping, .null]),
      schema: short.map { ["anyOf": [mapping, $0.facts.schema]] } ?? mapping, members: facts,
      write: { value in .object(Value.fields.compactMap { $0.member(of: value) }) }
    ) { node, reader in
      var value = Value()
      switch node.content {
      case .mapping(let entries):
        reader.readFields(entries, of: Value.fields, in: node.span, into: &value)
      case .scalar(let scalar) where scalar.value == .null:
        reader.readFields([], of: Value.fields, in: node.span, into: &value)
      default:
        guard let short, short.facts.kinds.contains(node.kind) else { return .mismatch(hint: nil) }
        let set = reader.within(short.facts.name, at: Place(value: node.span)) { short.read(node, &$0) }
        set?(&value)
      }
      return .value(value)
    }
  }
}

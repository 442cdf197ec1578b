import JSON
import YAML

/// One key of the mapping that a `Root` is read from: the row of the table of fields, with its typed place in `Root`.
package struct Field<Root: Sendable>: Sendable {
  typealias Setter = @Sendable (inout Root) -> Void

  package private(set) var info: FieldInfo
  /// What puts the value of a node into a root; nil after errors, which the reader has.
  let read: @Sendable (Node, inout NodeReader) -> Setter?
  /// The value as JSON; nil if it is not set.
  let write: @Sendable (Root) -> JSON?
  /// The fields of a section, with the same root.
  let children: [Field<Root>]
  /// The value that the root's other values imply if the field is not set; nil if it is no single value.
  private(set) var impliedValue: @Sendable (Root) -> JSON? = { _ in nil }

  private init(
    info: FieldInfo, read: @escaping @Sendable (Node, inout NodeReader) -> Setter?,
    write: @escaping @Sendable (Root) -> JSON?, children: [Field<Root>] = []
  ) {
    self.info = info
    self.read = read
    self.write = write
    self.children = children
  }

  /// The value as a member of the root's object.
  func member(of root: Root) -> JSON.Member? {
    write(root).map { JSON.Member(info.name, $0) }
  }
}

extension Field where Root: MappingRecord {
  /// A field that always has a value: the one of a new root, if the spec does not set it.
  init<Value>(
    _ name: String, _ target: WritableKeyPath<Root, Value> & Sendable, _ format: ValueFormat<Value>,
    _ summary: String, example: JSON
  ) {
    var info = FieldInfo(name: name, summary: summary, format: format, example: example)
    info.defaultValue = format.write(Root()[keyPath: target])
    self.init(
      info: info,
      read: Self.reading(format) { (root: inout Root, value: Value) in root[keyPath: target] = value },
      write: { root in format.write(root[keyPath: target]) })
  }

  /// An optional field; `defaultText` says what happens if it is not set.
  init<Value>(
    _ name: String, _ target: WritableKeyPath<Root, Value?> & Sendable, _ format: ValueFormat<Value>,
    _ summary: String, example: JSON, defaultText: String? = nil
  ) {
    var info = FieldInfo(name: name, summary: summary, format: format, example: example)
    info.defaultText = defaultText
    self.init(
      info: info,
      read: Self.reading(format) { (root: inout Root, value: Value) in root[keyPath: target] = value },
      write: { root in root[keyPath: target].map(format.write) })
  }

  /// A section: a mapping whose keys are fields of the table too.
  init<Section: MappingRecord>(
    _ name: String, section target: WritableKeyPath<Root, Section> & Sendable, _ summary: String,
    example: JSON
  ) {
    let format = ValueFormat<Section>.mapping("a mapping")
    var info = FieldInfo(name: name, summary: summary, format: format, example: example)
    info.isSection = true
    info.notSwept = "it is a section; sweep its keys instead"
    self.init(
      info: info,
      read: Self.reading(format, example: "for example \(name): \(example.flowText)") {
        (root: inout Root, value: Section) in root[keyPath: target] = value
      },
      write: { root in
        let value = format.write(root[keyPath: target])
        return value == .object([]) ? JSON?.none : value
      },
      children: Section.fields.map { $0.lifted(to: target) })
  }

  private static func reading<Value>(
    _ format: ValueFormat<Value>, example: String? = nil,
    setting: @escaping @Sendable (inout Root, Value) -> Void
  ) -> @Sendable (Node, inout NodeReader) -> Setter? {
    { (node: Node, reader: inout NodeReader) -> Setter? in
      guard let value = reader.read(node, as: format, example: example) else { return nil }
      return { root in setting(&root, value) }
    }
  }
}

extension Field {
  /// The same field, seen from the root that holds its own.
  func lifted<Outer>(to target: WritableKeyPath<Outer, Root> & Sendable) -> Field<Outer> {
    let (read, write, impliedValue) = (read, write, impliedValue)
    var field = Field<Outer>(
      info: info,
      read: { (node: Node, reader: inout NodeReader) -> Field<Outer>.Setter? in
        guard let set = read(node, &reader) else { return nil }
        return { outer in set(&outer[keyPath: target]) }
      },
      write: { write($0[keyPath: target]) },
      children: children.map { $0.lifted(to: target) })
    field.impliedValue = { impliedValue($0[keyPath: target]) }
    return field
  }

  /// The same field, whose value follows from others if it is not set.
  func implied(_ value: @escaping @Sendable (Root) -> JSON) -> Field {
    var copy = self
    copy.impliedValue = value
    return copy
  }

  /// The same field with other facts about it.
  func with(_ change: (inout FieldInfo) -> Void) -> Field {
    var copy = self
    change(&copy.info)
    return copy
  }
}

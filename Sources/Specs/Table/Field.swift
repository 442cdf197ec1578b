import JSON
import YAML

/// Whether a mapping is whole without a key.
package enum Requirement: Sendable {
  case none
  case always
  /// The key may be missing where an axis says it.
  case unlessSwept
}

/// All that a key of the spec is, apart from the type that it is read into.
package struct FieldFacts: Sendable {
  package var name: String
  /// Other names of the same key.
  package var aliases: [String] = []
  /// One sentence.
  package var summary: String
  /// What a value looks like, as a noun phrase.
  package var expected: String
  /// The JSON Schema of the value alone.
  package var schema: JSON
  package var example: JSON
  /// The value where the spec is silent, if it is always the same.
  package var defaultValue: JSON?
  /// How the value is found where the spec is silent, if that depends on other fields.
  package var otherwise: String?
  package var requirement = Requirement.none
  /// nil: an axis may sweep the field; else why none may.
  package var notSwept: String?
  /// Whether a run's result may depend on the field, so that its value belongs to a run's identity.
  package var changesResult = true
  /// Whether the value is a mapping whose keys have paths of their own.
  package var isSection = false
  /// Whether a section that says nothing is no part of a run's identity, so that it may be new to this format.
  package var isLeftOutWhenEmpty = false
  /// The keys of the mapping that the value may be.
  package var members: [FieldFacts] = []
  /// The kinds of node that the value may be.
  package var kinds: Set<NodeKind>
}

/// One key of the mapping that a `Root` is read from: the row of the table of fields, with its typed place in `Root`.
package struct Field<Root: Sendable>: Sendable {
  typealias Setter = @Sendable (inout Root) -> Void

  package private(set) var facts: FieldFacts
  /// What puts the value of a node into a root; nil after mistakes, which the reader has.
  let read: @Sendable (Node, inout Reader) -> Setter?
  /// The value as JSON; nil where it is not set.
  let write: @Sendable (Root) -> JSON?
  /// The fields of a section, with the same root.
  let children: [Field<Root>]

  private init(
    facts: FieldFacts, read: @escaping @Sendable (Node, inout Reader) -> Setter?,
    write: @escaping @Sendable (Root) -> JSON?, children: [Field<Root>] = []
  ) {
    self.facts = facts
    self.read = read
    self.write = write
    self.children = children
  }

  /// The value as a member of the root's object.
  func member(of root: Root) -> JSON.Member? {
    write(root).map { JSON.Member(facts.name, $0) }
  }
}

extension Field where Root: Record {
  /// A field that always has a value: the one of a new root, where the spec is silent.
  init<Value>(
    _ name: String, _ target: WritableKeyPath<Root, Value> & Sendable, _ form: Form<Value>, _ summary: String,
    example: JSON
  ) {
    var facts = FieldFacts(name: name, summary: summary, form: form, example: example)
    facts.defaultValue = form.write(Root()[keyPath: target])
    self.init(
      facts: facts,
      read: Self.reading(form) { (root: inout Root, value: Value) in root[keyPath: target] = value },
      write: { root in form.write(root[keyPath: target]) })
  }

  /// A field that may be left out; `otherwise` says what happens then.
  init<Value>(
    _ name: String, _ target: WritableKeyPath<Root, Value?> & Sendable, _ form: Form<Value>,
    _ summary: String,
    example: JSON, otherwise: String? = nil
  ) {
    var facts = FieldFacts(name: name, summary: summary, form: form, example: example)
    facts.otherwise = otherwise
    self.init(
      facts: facts,
      read: Self.reading(form) { (root: inout Root, value: Value) in root[keyPath: target] = value },
      write: { root in root[keyPath: target].map(form.write) })
  }

  /// A section: a mapping whose keys are fields of the table too.
  init<Section: Record>(
    _ name: String, section target: WritableKeyPath<Root, Section> & Sendable, _ summary: String,
    example: JSON
  ) {
    let form = Form<Section>.record("a mapping")
    var facts = FieldFacts(name: name, summary: summary, form: form, example: example)
    facts.isSection = true
    facts.notSwept = "it is a whole section: sweep its keys one by one"
    self.init(
      facts: facts,
      read: Self.reading(form, example: "for example \(name): \(example.flowText)") {
        (root: inout Root, value: Section) in root[keyPath: target] = value
      },
      write: { root in
        let value = form.write(root[keyPath: target])
        return value == .object([]) ? JSON?.none : value
      },
      children: Section.fields.map { $0.lifted(to: target) })
  }

  private static func reading<Value>(
    _ form: Form<Value>, example: String? = nil, setting: @escaping @Sendable (inout Root, Value) -> Void
  ) -> @Sendable (Node, inout Reader) -> Setter? {
    { (node: Node, reader: inout Reader) -> Setter? in
      guard let value = reader.read(node, as: form, example: example) else { return nil }
      return { root in setting(&root, value) }
    }
  }
}

extension Field {
  /// The same field, seen from the root that holds its own.
  func lifted<Outer>(to target: WritableKeyPath<Outer, Root> & Sendable) -> Field<Outer> {
    let (read, write) = (read, write)
    return Field<Outer>(
      facts: facts,
      read: { (node: Node, reader: inout Reader) -> Field<Outer>.Setter? in
        guard let set = read(node, &reader) else { return nil }
        return { outer in set(&outer[keyPath: target]) }
      },
      write: { write($0[keyPath: target]) },
      children: children.map { $0.lifted(to: target) })
  }

  /// The same field, with other names that are read alike.
  func alias(_ names: String...) -> Field { with { $0.aliases = names } }

  /// The same field, without which its mapping is not whole.
  var required: Field { with { $0.requirement = .always } }

  /// The same field, which the file or an axis must say.
  var requiredUnlessSwept: Field { with { $0.requirement = .unlessSwept } }

  /// The same field, which no axis may sweep.
  func notSwept(_ reason: String) -> Field { with { $0.notSwept = reason } }

  /// The same section, which an axis may sweep as a whole.
  var sweptAsWhole: Field { with { $0.notSwept = nil } }

  /// The same section, which is no part of a run's identity where it says nothing.
  var leftOutWhenEmpty: Field { with { $0.isLeftOutWhenEmpty = true } }

  /// The same field, which cannot change a run's result.
  var withoutEffectOnRuns: Field { with { $0.changesResult = false } }

  private func with(_ change: (inout FieldFacts) -> Void) -> Field {
    var copy = self
    change(&copy.facts)
    return copy
  }
}

extension FieldFacts {
  fileprivate init<Value>(name: String, summary: String, form: Form<Value>, example: JSON) {
    self.init(
      name: name, summary: summary, expected: form.expected, schema: form.schema, example: example,
      members: form.members, kinds: form.kinds)
  }
}

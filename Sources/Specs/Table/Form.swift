import JSON
import YAML

/// What a value of a spec may look like: how it is read, written, put into words, and checked by an editor.
///
/// Forms are built from smaller ones (`.list(of: .integer(1...))`), so that each key of the table of fields says its
/// whole contract in one expression.
package struct Form<Value: Sendable>: Sendable {
  /// What is expected, as a noun phrase: `a whole number from 1 up`.
  let expected: String
  /// The kinds of node that can be such a value; an alternative is chosen by them.
  let kinds: Set<NodeKind>
  /// The JSON Schema that a value obeys.
  let schema: JSON
  /// The keys of the mapping that a value may be; empty where it cannot be one.
  let members: [FieldFacts]
  let read: @Sendable (Node, inout Reader) -> Reading<Value>
  let write: @Sendable (Value) -> JSON

  init(
    _ expected: String, kinds: Set<NodeKind>, schema: JSON, members: [FieldFacts] = [],
    write: @escaping @Sendable (Value) -> JSON,
    read: @escaping @Sendable (Node, inout Reader) -> Reading<Value>
  ) {
    self.expected = expected
    self.kinds = kinds
    self.schema = schema
    self.members = members
    self.read = read
    self.write = write
  }
}

/// What came of reading a node as a form.
enum Reading<Value> {
  case value(Value)
  /// The node is not of the form; nobody has said so yet. The hint is what would mend it, where that is known.
  case mismatch(hint: String?)
  /// The mistakes are reported already.
  case reported

  func map<Other>(_ transform: (Value) -> Other) -> Reading<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .mismatch(let hint): .mismatch(hint: hint)
    case .reported: .reported
    }
  }
}

extension Form {
  /// The same texts read as another type.
  func map<Other: Sendable>(
    to transform: @escaping @Sendable (Value) -> Other, from inverse: @escaping @Sendable (Other) -> Value
  ) -> Form<Other> {
    Form<Other>(
      expected, kinds: kinds, schema: schema, members: members, write: { write(inverse($0)) },
      read: { node, reader in read(node, &reader).map(transform) })
  }

  /// The same form, put into other words.
  func described(as words: String) -> Form {
    Form(words, kinds: kinds, schema: schema, members: members, write: write, read: read)
  }
}

import JSON
import YAML

/// What a value of a spec may look like: how it is read, written, described in messages, and checked by an editor.
///
/// Formats are built from smaller ones (`.list(of: .integer(1...))`), so that each key of the table of fields states its
/// whole contract in one expression.
package struct ValueFormat<Value: Sendable>: Sendable {
  /// What is expected, as a noun phrase: `an integer of at least 1`.
  let expected: String
  /// The kinds of node that can be such a value; alternatives are chosen by them.
  let kinds: Set<NodeKind>
  /// The JSON Schema of a value.
  let schema: JSON
  /// The keys of the mapping that a value may be; empty if it cannot be one.
  let members: [FieldInfo]
  let read: @Sendable (Node, inout NodeReader) -> ReadResult<Value>
  let write: @Sendable (Value) -> JSON

  init(
    _ expected: String, kinds: Set<NodeKind>, schema: JSON, members: [FieldInfo] = [],
    write: @escaping @Sendable (Value) -> JSON,
    read: @escaping @Sendable (Node, inout NodeReader) -> ReadResult<Value>
  ) {
    self.expected = expected
    self.kinds = kinds
    self.schema = schema
    self.members = members
    self.read = read
    self.write = write
  }
}

/// The outcome of reading a node in a format.
enum ReadResult<Value> {
  case value(Value)
  /// The node does not have the format, which is not reported yet. The hint says what to write, if that is known.
  case mismatch(hint: String?)
  /// The errors are reported already.
  case reported

  func map<Other>(_ transform: (Value) -> Other) -> ReadResult<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .mismatch(let hint): .mismatch(hint: hint)
    case .reported: .reported
    }
  }
}

extension ValueFormat {
  /// The same texts, read as another type.
  func map<Other: Sendable>(
    to transform: @escaping @Sendable (Value) -> Other, from inverse: @escaping @Sendable (Other) -> Value
  ) -> ValueFormat<Other> {
    ValueFormat<Other>(
      expected, kinds: kinds, schema: schema, members: members, write: { write(inverse($0)) },
      read: { node, reader in read(node, &reader).map(transform) })
  }

  /// The same format, described otherwise in messages.
  func described(as expected: String) -> ValueFormat {
    ValueFormat(expected, kinds: kinds, schema: schema, members: members, write: write, read: read)
  }
}

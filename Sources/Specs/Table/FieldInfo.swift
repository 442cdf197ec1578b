import JSON

/// Whether a mapping is complete without a key.
package enum Requirement: Sendable {
  case none
  case always
  /// The key may be missing if an axis sweeps it.
  case unlessSwept
}

/// All that is known of a key of the spec, apart from the type that it is read into.
package struct FieldInfo: Sendable {
  package var name: String
  /// Other names of the same key.
  package var aliases: [String] = []
  /// Names that the key had in earlier versions: read alike, with a warning.
  package var formerNames: [String] = []
  /// One sentence.
  package var summary: String
  /// What a value looks like, as a noun phrase.
  package var expected: String
  /// The JSON Schema of the value alone.
  package var schema: JSON
  package var example: JSON
  /// The value if the spec does not set the key, provided it is always the same.
  package var defaultValue: JSON?
  /// How the value is found if the spec does not set the key and it depends on other fields.
  package var defaultText: String?
  package var requirement = Requirement.none
  /// nil: an axis may sweep the field; else why none may.
  package var notSwept: String?
  /// Whether a run's result may depend on the field, so that its value belongs to a run's identity.
  package var changesResult = true
  /// Whether the value is a mapping whose keys have paths of their own.
  package var isSection = false
  /// Whether an empty section is no part of a run's identity, so that it may be new to this format.
  package var isOmittedWhenEmpty = false
  /// The keys of the mapping that the value may be.
  package var members: [FieldInfo] = []
  /// The kinds of node that the value may be.
  package var kinds: Set<NodeKind>
}

extension FieldInfo {
  init<Value>(name: String, summary: String, format: ValueFormat<Value>, example: JSON) {
    self.init(
      name: name, summary: summary, expected: format.expected, schema: format.schema, example: example,
      members: format.members, kinds: format.kinds)
  }

  /// Whether a text is the key's name, an alias of it, or a name that it had.
  func isNamed(_ text: String) -> Bool {
    name == text || aliases.contains(text) || formerNames.contains(text)
  }
}

/// A value that is read from a mapping, key by key.
package protocol Record: Sendable {
  /// The values where the spec is silent.
  init()
  /// One field a key, in the order in which the reference page shows them. Computed once.
  static var fields: [Field<Self>] { get }
  /// The key that a value in the mapping's place stands for: `metric: test.accuracy` is `metric: {name: test.accuracy}`.
  static var shorthand: String? { get }
}

extension Record {
  package static var shorthand: String? { nil }

  static var shorthandField: Field<Self>? {
    shorthand.flatMap { name in fields.first { $0.facts.name == name } }
  }
}

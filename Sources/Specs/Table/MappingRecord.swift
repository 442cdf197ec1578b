/// A value that is read from a mapping, key by key, by its own fields.
package protocol MappingRecord: Sendable {
  /// The values that hold if the spec sets none.
  init()
  /// One field per key, in the order of the reference page. Computed once.
  static var fields: [Field<Self>] { get }
  /// The key that a value in place of the mapping sets: `metric: test.accuracy` is `metric: {name: test.accuracy}`.
  static var shorthand: String? { get }
}

extension MappingRecord {
  package static var shorthand: String? { nil }

  static var shorthandField: Field<Self>? {
    shorthand.flatMap { name in fields.first { $0.info.name == name } }
  }
}

/// Every key of a root and of its sections, by dotted path: the one table that all knowledge about keys is taken from.
package struct FieldTable<Root: MappingRecord>: Sendable {
  /// A field with its path.
  package struct Row: Sendable {
    package let path: String
    let field: Field<Root>

    package var info: FieldInfo { field.info }
  }

  /// In the order of the reference page; a section comes before its keys.
  package let rows: [Row]

  /// Paths that an axis may sweep.
  package let sweepablePaths: [String]

  private let byPath: [String: Row]

  init() {
    rows = Root.fields.flatMap { Self.rows(of: $0, under: "") }
    sweepablePaths = rows.filter { $0.info.notSwept == nil }.map(\.path)
    byPath = Dictionary(uniqueKeysWithValues: rows.map { ($0.path, $0) })
  }

  private static func rows(of field: Field<Root>, under parent: String) -> [Row] {
    let path = parent.isEmpty ? field.info.name : "\(parent).\(field.info.name)"
    return [Row(path: path, field: field)] + field.children.flatMap { rows(of: $0, under: path) }
  }

  /// The row of a dotted path, whose last name may be an alias or a former name; nil if no field has it.
  package func row(at path: String) -> Row? {
    if let row = byPath[path] { return row }
    guard path.contains(".") else { return nil }
    return rows.first { $0.path.parent == path.parent && $0.info.isNamed(path.lastName) }
  }
}

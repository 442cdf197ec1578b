/// Every key of a spec, by dotted path: the one table that all knowledge about keys is taken from.
package enum FieldTable {
  /// A field with its path.
  package struct Row: Sendable {
    package let path: String
    let field: Field<Settings>

    package var facts: FieldFacts { field.facts }
  }

  /// In the order of the reference page; a section comes before its keys.
  package static let rows: [Row] = Settings.fields.flatMap { rows(of: $0, under: "") }

  /// Paths that an axis may sweep.
  package static let sweepablePaths: [String] = rows.filter { $0.facts.notSwept == nil }.map(\.path)

  private static let byPath = Dictionary(uniqueKeysWithValues: rows.map { ($0.path, $0) })

  private static func rows(of field: Field<Settings>, under parent: String) -> [Row] {
    let path = parent.isEmpty ? field.facts.name : "\(parent).\(field.facts.name)"
    return [Row(path: path, field: field)] + field.children.flatMap { rows(of: $0, under: path) }
  }

  /// The row of a dotted path, whose last name may be an alias; nil where there is none.
  package static func row(at path: String) -> Row? {
    if let row = byPath[path] { return row }
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let (parent, name) = (path[..<dot], String(path[path.index(after: dot)...]))
    return rows.first {
      $0.path.hasPrefix(parent + ".") && $0.path == "\(parent).\($0.facts.name)" && $0.facts.isNamed(name)
    }
  }
}

/// Which rows of a data set belong together, such as those of one speaker, by the labels of a column.
package struct RowGroups: Sendable, Hashable {
  /// The column's name, or its number where it has none.
  package let column: String
  /// The groups, in the order of classes.
  package let names: ClassList
  /// The group of each row, an index into `names`.
  package let indices: [Int32]

  package var count: Int { names.count }

  /// Rows of each group.
  package var sizes: [Int] {
    var sizes = Array(repeating: 0, count: names.count)
    for index in indices { sizes[Int(index)] += 1 }
    return sizes
  }

  /// The rows of both, those of equal labels in one group.
  func followed(by other: RowGroups) -> RowGroups {
    let all = ClassList(labels: names.names + other.names.names)
    let indices = [self, other].flatMap { part in
      let own = part.names.names.map { all.index(of: $0) ?? 0 }
      return part.indices.map { own[Int($0)] }
    }
    return RowGroups(column: column, names: all, indices: indices)
  }
}

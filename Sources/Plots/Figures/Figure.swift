/// A figure: numbers that become a scene of any width, and a table of the same numbers.
package protocol Figure: Sendable {
  /// What it is, in a few words.
  var title: String { get }

  /// The figure drawn `width` pixels wide, from about 340 to 1,200; its height follows.
  func scene(width: Double) -> Scene

  /// The numbers that are drawn, for a CSV file beside the picture.
  var table: FigureTable { get }
}

/// Columns of equal length with their names.
package struct FigureTable: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    package var name: String
    package var cells: [Cell]
  }

  package enum Cell: Sendable, Equatable {
    case empty
    case text(String)
    case number(Double)
    case int(Int)
  }

  package private(set) var columns: [Column]

  /// Columns without rows.
  package init(_ names: [String]) { columns = names.map { Column(name: $0, cells: []) } }

  /// Adds a row with a cell for each column.
  package mutating func add(_ row: [Cell]) {
    precondition(row.count == columns.count)
    for (index, cell) in row.enumerated() { columns[index].cells.append(cell) }
  }

  package var rowCount: Int { columns.first?.cells.count ?? 0 }
}

extension FigureTable.Cell {
  /// A number, or an empty cell for nil and NaN.
  static func optional(_ value: Double?) -> Self {
    value.map { $0.isNaN ? .empty : .number($0) } ?? .empty
  }
  static func optional(_ value: Int?) -> Self { value.map { .int($0) } ?? .empty }
}

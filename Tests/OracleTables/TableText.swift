/// A row of an oracle's table: cells of numbers, divided by `|`.
package struct TableText {
  package let cells: [[Double]]

  package init(_ row: String) {
    cells = row.split(separator: "|").map { cell in
      cell.split(separator: " ").map { Double($0) ?? .nan }
    }
  }

  package subscript(cell: Int) -> [Double] { cells[cell] }
}

/// Whether two numbers agree to `limit` of the larger of the expected one and `least`; NaN agrees with nothing.
package func isClose(
  _ value: Double, _ expected: Double, within limit: Double = 1e-9, least: Double = 1e-3
) -> Bool {
  (value - expected).magnitude <= limit * max(expected.magnitude, least)
}

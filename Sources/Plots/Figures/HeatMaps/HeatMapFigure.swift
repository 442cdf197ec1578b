/// A metric over two axes: a coloured cell for each pair of values, with the value in it where it fits.
package struct HeatMapFigure: Figure {
  package struct Cell: Sendable, Hashable {
    package var column: Int
    package var row: Int
    /// nil if no run has a value.
    package var value: Double?
    package var standing: Standing
    /// What `data-point` says; nil for none.
    package var point: Int?
    /// What the cell adds to its axes' values when it speaks: `sd over seeds 0.003`.
    package var detail: String
    /// Runs that diverged or failed.
    package var missing: Int

    package init(
      column: Int, row: Int, value: Double?, standing: Standing = .unranked, point: Int? = nil,
      detail: String = "", missing: Int = 0
    ) {
      (self.column, self.row, self.value, self.standing) = (column, row, value, standing)
      (self.point, self.detail, self.missing) = (point, detail, missing)
    }
  }

  package var title: String
  package var columnTitle: String
  package var rowTitle: String
  package var valueTitle: String
  /// Names of the columns from left to right, and of the rows from top to bottom.
  package var columns: [String]
  package var rows: [String]
  /// Pairs without a cell were not run.
  package var cells: [Cell]

  package init(
    title: String, columnTitle: String, rowTitle: String, valueTitle: String, columns: [String],
    rows: [String], cells: [Cell]
  ) {
    (self.title, self.columnTitle, self.rowTitle) = (title, columnTitle, rowTitle)
    (self.valueTitle, self.columns, self.rows, self.cells) = (valueTitle, columns, rows, cells)
  }

  package var table: FigureTable {
    var table = FigureTable([columnTitle, rowTitle, valueTitle, "missing"])
    for cell in cells {
      table.add([
        .text(columns[cell.column]), .text(rows[cell.row]), .optional(cell.value),
        .int(cell.missing),
      ])
    }
    return table
  }
}

extension ResultTable {
  /// In GitHub's Markdown, the caption below.
  package var markdown: String {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    var lines = [
      line((heads + columns).map(\.markdown)),
      line(heads.map { _ in ":--" } + columns.map { _ in "--:" }),
    ]
    for row in rows {
      lines.append(
        line(
          row.heads.map(\.markdown)
            + row.cells.map { cell in
              let text = cell.spread.map { "\(cell.value) ± \($0)" } ?? cell.value
              return cell.isBold ? "**\(text)**" : text
            }))
    }
    return (lines + ["", caption.joined(separator: " ").markdown]).joined(separator: "\n") + "\n"
  }

  /// With all digits: for each value its mean, standard deviation over seeds, number of seeds, and whether it is bold.
  package var csv: [UInt8] {
    var writer = CSVWriter(
      columns: heads
        + columns.flatMap { column in [column, "\(column).sd_seeds", "\(column).seeds", "\(column).bold"] })
    for row in rows {
      for head in row.heads { writer.text(head) }
      for cell in row.cells {
        writer.number(cell.mean)
        writer.number(cell.deviation)
        writer.int(cell.seeds)
        writer.text(cell.isBold ? "true" : "false")
      }
      writer.endRow()
    }
    return writer.bytes
  }
}

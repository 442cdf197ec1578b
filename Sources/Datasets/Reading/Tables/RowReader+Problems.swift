/// What is wrong with cells.
extension RowReader {
  /// A cell that should hold a number and does not: infinite, text where numbers were, or a text column.
  mutating func addNotNumber(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, _ reading: Decimal.Reading, column: Int,
    slot: Int, line: Int
  ) {
    let shown = cell.shown(bytes)
    // A column of texts is reported once.
    if layout.columns.roles[column] == .input, isReportedAsText[column] { return }
    if reading == .infinite {
      addProblem("\(shown) is not a finite number", line: line, column: column)
    } else if let hint = NumberHint.words(
      for: cell, bytes, layout.dialect, column: layout.columns.names[column])
    {
      let isDate = NumberHint.isDate(String(decoding: cell.content(bytes), as: UTF8.self))
      isReportedAsText[column] = isDate && !hasNumbers(slot: slot)
      addProblem("\(shown) is not a number; \(hint)", line: line, column: column)
    } else if layout.columns.roles[column] != .input {
      addProblem("\(shown) is not a number", line: line, column: column)
    } else if hasNumbers(slot: slot) {
      addProblem("\(shown) is not a number", line: line, column: column)
    } else {
      isReportedAsText[column] = true
      let message =
        FreeText.isLikely(String(decoding: cell.content(bytes), as: UTF8.self))
        ? "\(shown) is not a number; if the column holds free text, "
          + FreeText.remedy(layout.columns.names[column])
        : "\(shown) is not a number; if the column holds text, name it in `one_hot:` to encode it "
          + "or in `ignore:` to leave it out"
      addProblem(message, line: line, column: column)
    }
  }

  /// Whether the column had a number in an earlier row: a first cell that is none speaks of a text column, not of a typing
  /// error.
  private func hasNumbers(slot: Int) -> Bool {
    stride(from: slot - region.width, through: 0, by: -region.width).contains { index in
      !region.value(at: index).number.isNaN
    }
  }

  mutating func addProblem(_ message: @autoclosure () -> String, line: Int, column: Int) {
    problems.add(
      DatasetError.Problem(
        message(),
        at: DatasetError.Place(
          file: layout.file, line: line, row: rowNumber, column: column + 1,
          columnName: layout.columns.names[column])))
  }
}

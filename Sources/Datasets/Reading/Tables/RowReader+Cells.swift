/// Cells that are not plain numbers.
extension RowReader {
  /// The columns whose texts are kept.
  private enum Texts {
    /// By its place among the one-hot columns.
    case oneHot(Int)
    case classes, groups
  }

  /// Reads one cell of any column; false if the row is not kept; its line is then skipped.
  @inline(never)
  mutating func readCell(
    _ bytes: borrowing Span<UInt8>, column: Int, slot: Int, start: Int, line: Int
  ) throws(DatasetError) -> Bool {
    let cell = try scanner.cell(bytes)
    let role = layout.columns.roles[column]
    if role == .ignored { return true }
    if layout.missingRules[column].holds(cell, bytes, layout.dialect) {
      if layout.missing == .dropRow, try dropRow(bytes, start: start) { return false }
      readMissing(cell, bytes, column: column, slot: slot, line: line)
      return true
    }
    switch role {
    case .ignored: break
    case .oneHot(let order): readText(cell, bytes, into: .oneHot(order), line: line, column: column)
    case .group: readText(cell, bytes, into: .groups, line: line, column: column)
    case .target where layout.kind == .classification:
      readText(cell, bytes, into: .classes, line: line, column: column)
    case .input, .target, .weight:
      let reading = layout.dialect.number(bytes, cell.range)
      var value = Double.nan
      if case .number(let number) = reading {
        value = number
      } else {
        if layout.missing == .dropRow, try dropRow(bytes, start: start) { return false }
        addNotNumber(cell, bytes, reading, column: column, slot: slot, line: line)
      }
      switch role {
      case .target(let order): rowTargets[order] = value
      case .weight: readWeight(value, cell, bytes, line: line, column: column)
      default: put(value, at: slot)
      }
    }
    return true
  }

  /// `value` is NaN if the cell holds no number, which is reported.
  private mutating func readWeight(
    _ value: Double, _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, line: Int, column: Int
  ) {
    if value < 0 {
      addProblem("the weight \(cell.shown(bytes)) is negative", line: line, column: column)
    }
    // Adding 0 turns −0 into 0, whose bits differ.
    rowWeight = value + 0
  }

  private mutating func put(_ number: Double, at slot: Int) {
    if let value = number.isNaN ? Value.missing : Value(cell: number) {
      region.put(value, at: slot)
    } else {
      isTooWide = true
    }
  }

  private mutating func readMissing(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, column: Int, slot: Int, line: Int
  ) {
    switch layout.columns.roles[column] {
    case .target(let order):
      if layout.allowsMissingTargets {
        if layout.kind == .classification { labels.appendMissing() } else { rowTargets[order] = .nan }
        return
      }
      if layout.kind == .classification { labels.appendMissing() }
      addProblem(
        "the target is missing (\(cell.shown(bytes))); `missing: drop_row` would leave such rows out",
        line: line, column: column)
      return
    case .group:
      groups.appendMissing()
      addProblem(
        "the group is missing (\(cell.shown(bytes))); `missing: drop_row` would leave such rows out",
        line: line, column: column)
      return
    default: break
    }
    if layout.columns.roles[column] == .weight {
      let message =
        "the weight is missing (\(cell.shown(bytes))); `missing: drop_row` would leave such rows out"
      rowWeight = .nan
      addProblem(message, line: line, column: column)
      return
    }
    if layout.missing == .error {
      let message =
        "a value is missing (\(cell.shown(bytes))); `missing: mean` would put the training part's mean in its "
        + "place, `missing: drop_row` would leave the row out"
      addProblem(message, line: line, column: column)
    }
    if case .oneHot(let order) = layout.columns.roles[column] {
      texts[order].appendMissing()
    } else {
      put(.nan, at: slot)
    }
  }

  private mutating func readText(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, into texts: Texts, line: Int, column: Int
  ) {
    let place = TablePosition(line: line, row: rowNumber)
    let isText: Bool
    if cell.hasDoubledQuotes {
      let content = cell.content(bytes)
      isText = append(content.span, 0..<content.count, into: texts, at: place)
    } else {
      isText = append(bytes, cell.range, into: texts, at: place)
    }
    guard !isText else { return }
    appendMissing(to: texts)
    addProblem(
      "\(cell.shown(bytes)) is not UTF-8 text; if the file is Latin-1, write `encoding: latin1`", line: line,
      column: column)
  }

  @inline(__always)
  private mutating func append(
    _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, into texts: Texts, at place: TablePosition
  ) -> Bool {
    switch texts {
    case .oneHot(let order): self.texts[order].append(bytes, range, at: place)
    case .classes: labels.append(bytes, range, at: place)
    case .groups: groups.append(bytes, range, at: place)
    }
  }

  private mutating func appendMissing(to texts: Texts) {
    switch texts {
    case .oneHot(let order): self.texts[order].appendMissing()
    case .classes: labels.appendMissing()
    case .groups: groups.appendMissing()
    }
  }
}

/// Rows that are not kept.
extension RowReader {
  /// Drops the row if it has a missing value and as many cells as the others; false if it is not dropped.
  private mutating func dropRow(
    _ bytes: borrowing Span<UInt8>, start: Int
  ) throws(DatasetError) -> Bool {
    let (cells, end) = try record(bytes, start: start)
    guard cells.count == layout.width else { return false }
    for (column, cell) in cells.enumerated()
    where layout.columns.roles[column] != .ignored
      && layout.missingRules[column].holds(cell, bytes, layout.dialect)
    {
      droppedWords[cell.range.isEmpty ? "" : cell.shown(bytes), default: 0] += 1
      droppedRows.append(rowNumber)
      takeRowBack()
      scanner = end
      return true
    }
    return false
  }

  /// Reports a row with too few or too many cells, and skips it; false.
  mutating func refuseRow(
    _ bytes: borrowing Span<UInt8>, start: Int, line: Int
  ) throws(DatasetError) -> Bool {
    let (cells, end) = try record(bytes, start: start)
    takeRowBack()
    problems.add(
      DatasetError.Problem(
        "the row has \(cells.count.counted("cell")) where the first has \(layout.width)",
        at: DatasetError.Place(file: layout.file, line: line, row: rowNumber)))
    scanner = end
    return false
  }

  /// All cells of the row that starts at `start`, without an empty one after the last column; and the scanner after the row.
  private func record(
    _ bytes: borrowing Span<UInt8>, start: Int
  ) throws(DatasetError) -> (cells: [TableScanner.Cell], end: TableScanner) {
    var ahead = scanner
    ahead.position = start
    var cells: [TableScanner.Cell] = []
    _ = try ahead.next(bytes, into: &cells)
    if layout.hasEmptyLastColumn, cells.count == layout.width + 1, cells[layout.width].range.isEmpty {
      cells.removeLast()
    }
    return (cells, ahead)
  }

  private mutating func takeRowBack() {
    for order in texts.indices { texts[order].truncate(rowCount: rowCount, labelCount: marks[order]) }
    if layout.kind == .classification { labels.truncate(rowCount: rowCount, labelCount: marks[texts.count]) }
    if layout.columns.hasGroups { groups.truncate(rowCount: rowCount, labelCount: marks[texts.count + 1]) }
  }
}

extension TableReader {
  /// The table of all pieces, whose lines and rows are counted from the beginning of each.
  func table<Value>(
    _ readers: [RowReader<Value>], _ values: InputMatrix.Values
  ) throws(DatasetError) -> Table {
    try readers[0].problems.throwIfAny()
    var (texts, labels, groups) = (readers[0].texts, readers[0].labels, readers[0].groups)
    var (targets, weights) = (readers[0].targets, readers[0].weights)
    var droppedRows = readers[0].droppedRows
    var offset = TablePosition(line: readers[0].scanner.line, row: readers[0].rowNumber)
    for reader in readers.dropFirst() {
      for order in texts.indices { texts[order].append(reader.texts[order], offset: offset) }
      labels.append(reader.labels, offset: offset)
      groups.append(reader.groups, offset: offset)
      targets += reader.targets
      weights += reader.weights
      droppedRows += reader.droppedRows.map { $0 + offset.row }
      offset = offset + TablePosition(line: reader.scanner.line, row: reader.rowNumber)
    }
    let rowCount = readers.reduce(0) { $0 + $1.rowCount }
    guard rowCount > 0 else {
      let message =
        offset.row == 0 ? "the file has no rows" : "all rows (\(offset.row)) have a missing value"
      throw DatasetError(message, at: DatasetError.Place(file: layout.file))
    }
    let numbers = InputMatrix(rowCount: rowCount, columnCount: layout.inputCount, values: values)
    return Table(
      rowCount: rowCount, numbers: numbers, texts: texts, labels: labels, groups: groups,
      targets: targets, weights: weights, columns: layout.columns, droppedRows: droppedRows,
      notes: Self.notes(readers))
  }

  /// Rows and comments that were skipped.
  private static func notes<Value>(_ readers: [RowReader<Value>]) -> [DatasetNote] {
    var notes: [DatasetNote] = []
    var words: [String: Int] = [:]
    for reader in readers { words.merge(reader.droppedWords, uniquingKeysWith: +) }
    let dropped = words.values.reduce(0, +)
    if dropped > 0 {
      let causes = words.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map {
        "\($0.value) for \($0.key.isEmpty ? "an empty cell" : $0.key)"
      }
      notes.append(
        .guess(
          "\(dropped.counted("row")) with a missing value left out: "
            + causes.prefix(8).joined(separator: ", "),
          field: "missing"))
    }
    let comments = readers.reduce(0) { $0 + $1.commentCount }
    if comments > 0 {
      notes.append(
        .guess("\(comments.counted("line")) beginning with # between the rows skipped as comments"))
    }
    return notes
  }
}

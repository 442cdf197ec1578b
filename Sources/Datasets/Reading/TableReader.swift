/// A CSV or TSV text as it was read: numbers, and text columns that are still to be encoded.
struct Table {
  var rowCount: Int
  /// The input columns that hold numbers, in file order.
  var numbers: InputMatrix
  /// The one-hot columns, in file order.
  var texts: [LabelColumn]
  /// The classes of classification.
  var labels: LabelColumn
  /// The targets of regression, row by row in the request's order.
  var targets: [Double]
  var columns: TableColumns
  var droppedRows: [Int]
}

/// Reads CSV and TSV.
struct TableReader {
  private let file: String
  private let format: DatasetRequest.TableFormat
  private let kind: DatasetRequest.Kind
  private let columns: TableColumns

  private var numbers = InputMatrixBuilder()
  private var texts: [LabelColumn]
  private var labels = LabelColumn()
  private var targets: [Double] = []
  private var rowTargets: [Double]
  /// Data rows so far, kept or not.
  private var rowNumber = 0
  private var droppedRows: [Int] = []
  private var problems = ProblemList()
  /// Whether a column had a number before: a first cell that is none speaks of a text column, not of a typing
  /// error.
  private var hasNumbers: [Bool]
  private var isReportedAsText: [Bool]

  /// Reads a whole text; `file` is what messages call it.
  static func read(
    _ content: [UInt8], file: String, delimiter: UInt8, format: DatasetRequest.TableFormat,
    kind: DatasetRequest.Kind
  ) throws(DatasetError) -> Table {
    let bytes = content.span
    let place = DatasetError.Place(file: file)
    if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
      throw DatasetError("the text is UTF-16; tables are UTF-8", at: place)
    }
    let start = content.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var scanner = TableScanner(file: file, delimiter: delimiter, position: start)
    var cells: [TableScanner.Cell] = []
    guard try scanner.next(bytes, into: &cells) else { throw DatasetError("the file is empty", at: place) }
    let columns = try TableColumns(firstRecord: cells, bytes, file: file, format: format, kind: kind)
    var reader = TableReader(file: file, format: format, kind: kind, columns: columns)
    if !columns.hasHeader { reader.read(cells, bytes, line: 1) }
    try reader.readRows(from: &scanner, bytes)
    return try reader.table()
  }

  private init(
    file: String, format: DatasetRequest.TableFormat, kind: DatasetRequest.Kind, columns: TableColumns
  ) {
    self.file = file
    self.format = format
    self.kind = kind
    self.columns = columns
    texts = Array(repeating: LabelColumn(), count: columns.oneHotCount)
    rowTargets = Array(repeating: 0, count: columns.targetCount)
    hasNumbers = Array(repeating: false, count: columns.names.count)
    isReportedAsText = hasNumbers
  }

  private mutating func readRows(
    from scanner: inout TableScanner, _ bytes: borrowing Span<UInt8>
  ) throws(DatasetError) {
    var cells: [TableScanner.Cell] = []
    var blankLine: Int?
    while true {
      let line = scanner.line
      guard try scanner.next(bytes, into: &cells) else { break }
      if cells.count == 1, cells[0].range.isEmpty, !cells[0].isQuoted {
        blankLine = blankLine ?? line
        continue
      }
      // Blank lines at the end of a file are nobody's mistake; between rows they may be lost values.
      if let blank = blankLine {
        let place = DatasetError.Place(file: file, line: blank)
        problems.add(DatasetError.Problem("the line is blank", at: place))
        blankLine = nil
      }
      read(cells, bytes, line: line)
    }
  }

  private consuming func table() throws(DatasetError) -> Table {
    try problems.throwIfAny()
    let rowCount = rowNumber - droppedRows.count
    guard rowCount > 0 else {
      let message =
        rowNumber == 0 ? "the file has no rows" : "all rows (\(rowNumber)) have a missing value"
      throw DatasetError(message, at: DatasetError.Place(file: file))
    }
    let numberCount = columns.roles.count { $0 == .input }
    return Table(
      rowCount: rowCount, numbers: numbers.matrix(rowCount: rowCount, columnCount: numberCount),
      texts: texts, labels: labels, targets: targets, columns: columns, droppedRows: droppedRows)
  }

  /// Takes one data row.
  private mutating func read(_ cells: [TableScanner.Cell], _ bytes: borrowing Span<UInt8>, line: Int) {
    rowNumber += 1
    guard cells.count == columns.roles.count else {
      let message = "the row has \(cells.count.counted("cell")) where the first has \(columns.roles.count)"
      let place = DatasetError.Place(file: file, line: line, row: rowNumber)
      problems.add(DatasetError.Problem(message, at: place))
      return
    }
    if format.missing == .dropRow {
      for index in cells.indices where columns.roles[index] != .ignored && cells[index].isMissing(bytes) {
        droppedRows.append(rowNumber)
        return
      }
    }
    let roles = columns.roles
    for index in cells.indices {
      switch roles[index] {
      case .ignored: break
      case .input: numbers.append(number(cells[index], bytes, line: line, column: index))
      case .oneHot(let order): readText(cells[index], bytes, into: order, line: line, column: index)
      case .target(let order): readTarget(cells[index], bytes, order: order, line: line, column: index)
      }
    }
    if kind == .regression { targets.append(contentsOf: rowTargets) }
  }

  private mutating func readText(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, into order: Int, line: Int, column: Int
  ) {
    if cell.isMissing(bytes) {
      if format.missing == .error { addMissing(cell, bytes, line: line, column: column) }
      texts[order].appendMissing()
    } else if let text = text(cell, bytes, line: line, column: column) {
      texts[order].append(text, line: line, row: rowNumber)
    }
  }

  private mutating func readTarget(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, order: Int, line: Int, column: Int
  ) {
    if cell.isMissing(bytes) {
      let message =
        "the target is missing (\(cell.shown(bytes))); `missing: drop_row` would leave such rows out"
      addProblem(message, line: line, column: column)
    } else if kind == .regression {
      rowTargets[order] = number(cell, bytes, line: line, column: column)
    } else if let text = text(cell, bytes, line: line, column: column) {
      labels.append(text, line: line, row: rowNumber)
    }
  }

  private mutating func text(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, line: Int, column: Int
  ) -> String? {
    let text = cell.text(bytes)
    if text == nil { addProblem("\(cell.shown(bytes)) is not UTF-8 text", line: line, column: column) }
    return text
  }

  /// NaN where there is none.
  @inline(__always)
  private mutating func number(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, line: Int, column: Int
  ) -> Double {
    if case .number(let number) = Decimal.read(bytes, cell.range) {
      if !hasNumbers[column] { hasNumbers[column] = true }
      return number
    }
    addNotNumber(cell, bytes, line: line, column: column)
    return .nan
  }

  /// A cell that should hold a number and does not: missing, infinite, text where numbers were, or a text
  /// column.
  private mutating func addNotNumber(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, line: Int, column: Int
  ) {
    if cell.isMissing(bytes) {
      if format.missing == .error { addMissing(cell, bytes, line: line, column: column) }
    } else if Decimal.read(bytes, cell.range) == .infinite {
      addProblem("\(cell.shown(bytes)) is not a finite number", line: line, column: column)
    } else if hasNumbers[column] || columns.roles[column] != .input {
      addProblem("\(cell.shown(bytes)) is not a number", line: line, column: column)
    } else if !isReportedAsText[column] {
      isReportedAsText[column] = true
      let message =
        "\(cell.shown(bytes)) is not a number; if the column holds text, name it in `one_hot:` to encode it "
        + "or in `ignore:` to leave it out"
      addProblem(message, line: line, column: column)
    }
  }

  private mutating func addMissing(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, line: Int, column: Int
  ) {
    let message =
      "a value is missing (\(cell.shown(bytes))); `missing: mean` would put the training part's mean in its "
      + "place, `missing: drop_row` would leave the row out"
    addProblem(message, line: line, column: column)
  }

  private mutating func addProblem(_ message: @autoclosure () -> String, line: Int, column: Int) {
    problems.add(
      DatasetError.Problem(
        message(),
        at: DatasetError.Place(
          file: file, line: line, row: rowNumber, column: column + 1, columnName: columns.names[column])))
  }
}

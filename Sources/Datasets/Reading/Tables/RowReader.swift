/// Reads rows of a table from one place to another, into a region for their input values and columns of their texts.
///
/// A piece of a table can be read without what is before it: its lines and rows are counted from its own beginning.
struct RowReader<Value: InputValue> {
  let layout: TableLayout
  let region: RowRegion<Value>
  var scanner: TableScanner
  /// Rows in the region.
  var rowCount = 0
  /// Data rows so far, kept or not.
  var rowNumber = 0
  var texts: [LabelColumn]
  var labels = LabelColumn()
  var groups = LabelColumn()
  var targets: [Double] = []
  /// One per row; empty if the table has no column of weights.
  var weights: [Double] = []
  var droppedRows: [Int] = []
  var droppedWords: [String: Int] = [:]
  var commentCount = 0
  var problems = ProblemList()
  /// Whether a value was found that `Value` cannot represent; nothing is read after it.
  var isTooWide = false
  /// Where blank lines began that no row has followed yet.
  var blankLine: Int?
  var rowTargets: [Double]
  /// nil if the table has no column of weights.
  var rowWeight: Double?
  /// For each text column, the classes and the groups: its labels before the current row.
  var marks: [Int]
  var isReportedAsText: [Bool]

  init(_ layout: TableLayout, region: RowRegion<Value>, position: Int, line: Int) {
    self.layout = layout
    self.region = region
    scanner = TableScanner(file: layout.file, dialect: layout.dialect, position: position, line: line)
    texts = Array(repeating: LabelColumn(), count: layout.columns.oneHotCount)
    rowTargets = Array(repeating: 0, count: layout.columns.targetCount)
    marks = Array(repeating: 0, count: layout.columns.oneHotCount + 2)
    isReportedAsText = Array(repeating: false, count: layout.width)
  }

  /// Reads rows until one ends at `end` or after it, the region is full, or a value is too wide.
  ///
  /// `stopsAtProblems`: whether the first problem ends it too.
  mutating func run(
    _ bytes: borrowing Span<UInt8>, to end: Int, stopsAtProblems: Bool
  ) throws(DatasetError) {
    while scanner.position < end, rowCount < region.rowCapacity, !isTooWide {
      try readLine(bytes)
      if stopsAtProblems, !problems.problems.isEmpty { return }
    }
  }

  private mutating func readLine(_ bytes: borrowing Span<UInt8>) throws(DatasetError) {
    let (start, line) = (scanner.position, scanner.line)
    let first = bytes.byte(at: start)
    if first <= UInt8(ascii: "#"), try passBlankOrComment(bytes, line: line) { return }
    // Blank lines at the end of a file are allowed; between rows they may be lost values.
    if let blank = blankLine {
      let place = DatasetError.Place(file: layout.file, line: blank)
      problems.add(DatasetError.Problem("the line is blank", at: place))
      blankLine = nil
    }
    rowNumber += 1
    for order in texts.indices { marks[order] = texts[order].labelCount }
    marks[texts.count] = labels.labelCount
    marks[texts.count + 1] = groups.labelCount
    guard try readCells(bytes, start: start, line: line) else { return }
    scanner.endLine(bytes)
    rowCount += 1
    if layout.kind == .regression { targets.append(contentsOf: rowTargets) }
    if let rowWeight { weights.append(rowWeight) }
  }

  /// Skips a line that is not a row; false, with nothing skipped, for a row.
  private mutating func passBlankOrComment(
    _ bytes: borrowing Span<UInt8>, line: Int
  ) throws(DatasetError) -> Bool {
    var ahead = scanner
    ahead.skipBlanks(bytes)
    let byte = bytes.byte(at: ahead.position)
    if ahead.position >= bytes.count || ahead.isLineEnd(byte) {
      ahead.endLine(bytes)
      scanner = ahead
      blankLine = blankLine ?? line
      return true
    }
    guard byte == UInt8(ascii: "#") else { return false }
    var cells: [TableScanner.Cell] = []
    guard try ahead.next(bytes, into: &cells), cells.count != layout.width else { return false }
    commentCount += 1
    scanner = ahead
    return true
  }

  /// Reads the cells of a row; false if the row is not kept; its line is then skipped.
  @inline(__always)
  private mutating func readCells(
    _ bytes: borrowing Span<UInt8>, start: Int, line: Int
  ) throws(DatasetError) -> Bool {
    let width = layout.width
    var (column, slot) = (0, rowCount &* region.width)
    while column < width {
      if column > 0, !scanner.passDelimiter(bytes) {
        return try refuseRow(bytes, start: start, line: line)
      }
      let run = layout.inputRuns[column]
      if run > 0 {
        let taken = takeNumbers(bytes, run, slot: slot)
        column &+= taken
        slot &+= taken
        if taken == run { continue }
        if taken > 0, !scanner.passDelimiter(bytes) {
          return try refuseRow(bytes, start: start, line: line)
        }
      }
      guard try readCell(bytes, column: column, slot: slot, start: start, line: line) else { return false }
      if layout.columns.roles[column] == .input { slot &+= 1 }
      column &+= 1
    }
    if layout.hasEmptyLastColumn, scanner.passDelimiter(bytes) {
      let cell = try scanner.cell(bytes)
      if !cell.range.isEmpty { return try refuseRow(bytes, start: start, line: line) }
    }
    if layout.dialect.isWhitespace { scanner.skipBlanks(bytes) }
    guard scanner.position >= bytes.count || scanner.isLineEnd(bytes[scanner.position]) else {
      return try refuseRow(bytes, start: start, line: line)
    }
    return true
  }

  /// The plain number that is the whole of the cell at `start`, and where it ends.
  @inline(__always)
  private func plainNumber(
    _ bytes: borrowing Span<UInt8>, at start: Int
  ) -> (value: Double, end: Int)? {
    var position = start
    while bytes.byte(at: position) == UInt8(ascii: " ") { position &+= 1 }
    guard let (value, end) = Decimal.prefix(bytes, at: position, point: layout.dialect.point) else {
      return nil
    }
    return scanner.endsCell(bytes.byte(at: end)) || end >= bytes.count ? (value, end) : nil
  }

  /// Takes up to `limit` cells that hold plain numbers: how many. The scanner is then after the last number, or where it
  /// stood.
  @inline(__always)
  private mutating func takeNumbers(
    _ bytes: borrowing Span<UInt8>, _ limit: Int, slot: Int
  ) -> Int {
    var taken = 0
    while taken < limit {
      let start = scanner.position
      if taken > 0, !scanner.passDelimiter(bytes) { break }
      guard let (value, end) = plainNumber(bytes, at: scanner.position), let cell = Value(cell: value)
      else {
        scanner.position = start
        break
      }
      region.put(cell, at: slot &+ taken)
      scanner.position = end
      taken &+= 1
    }
    return taken
  }
}

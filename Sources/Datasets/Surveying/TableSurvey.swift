/// A table read from end to end without knowing what its columns are for: what each holds, and what would be done with it.
package struct TableSurvey: Sendable {
  package let file: String
  package let delimiter: DatasetRequest.Delimiter
  package let decimal: DatasetRequest.DecimalMark
  package let encoding: DatasetRequest.Encoding
  package let hasHeader: Bool
  package private(set) var columns: [ColumnSurvey]
  package private(set) var rowCount = 0
  /// Rows without a missing value in any column.
  package private(set) var wholeRowCount = 0
  /// What was guessed, and what is probably a mistake.
  package private(set) var notes: [DatasetNote]
  /// The place of the target among the columns.
  package let target: Int
  /// The names, as UTF-8, that several columns have.
  let sharedNames: Set<[UInt8]>
  /// The place of the column that says which rows stay together; nil without one.
  package let group: Int?
  /// The place of the column of weights; nil if none was named.
  package let weight: Int?

  /// - Parameters:
  ///   - target: a column's name or number; nil: the last.
  ///   - group: the name or number of the column whose rows of one value stay together; nil: none.
  ///   - weight: the name or number of the column of the samples' weights; nil: none.
  package init(
    path: String, target: String? = nil, group: String? = nil, weight: String? = nil,
    format: DatasetRequest.TableFormat = .init()
  ) throws(DatasetError) {
    var format = format
    format.group = group
    let content = try DataFile.bytes(path)
    if NumPySurvey.isNumPy(content, file: path) {
      throw DatasetError(
        "the file is NumPy's; `etalon datasets` describes it", at: DatasetError.Place(file: path))
    }
    try ForeignFile.refuse(content, file: path)
    try self.init(content, file: path, target: target, weight: weight, format: format)
  }

  init(
    _ content: [UInt8], file: String, target: String?, weight: String? = nil,
    format: DatasetRequest.TableFormat
  ) throws(DatasetError) {
    var format = format
    if let target { format.targets = [target] }
    format.weight = weight
    if let found = Self.encoding(content), format.encoding == .utf8 { format.encoding = found }
    encoding = format.encoding
    let text = try TextEncoding.utf8(content, format.encoding, file: file)
    let preview = try TablePreview(
      text, file: file, delimiter: DatasetLoader.delimiter(file), format: format)
    let (layout, start, notes) = try preview.layout(format: format, kind: .classification)
    self.file = file
    delimiter = layout.dialect.name
    decimal = layout.dialect.point == UInt8(ascii: ",") ? .comma : .point
    hasHeader = layout.columns.hasHeader
    self.weight = layout.columns.roles.firstIndex(of: .weight)
    self.target = layout.columns.roles.firstIndex(of: .target(0)) ?? layout.width - 1
    group = layout.columns.roles.firstIndex(of: .group)
    self.notes = notes
    if encoding != .utf8 {
      self.notes.insert(
        .guess(
          "the text is \(encoding == .utf16 ? "UTF-16" : "not UTF-8, so it is taken for Latin-1"); the spec needs "
            + "`encoding: \(encoding.rawValue)`"), at: 0)
    }
    let places = ColumnFinder.places(of: layout.columns.names)
    sharedNames = Set(places.filter { $0.value.count > 1 }.keys)
    columns = layout.columns.names.enumerated().map { ColumnSurvey(name: $1, number: $0 + 1) }
    try readRows(text.span, layout, from: start)
    guard rowCount > 0 else {
      throw DatasetError("the file has no rows", at: DatasetError.Place(file: file))
    }
    if self.target < columns.count, columns[self.target].targetKind == .classification {
      let list = ClassList(labels: columns[self.target].labels.labels)
      self.notes += LabelChecks.notes(of: list, name: "classes", field: "target")
    }
  }

  /// UTF-16 by its byte-order mark; Latin-1, where the beginning is not UTF-8; nil for UTF-8.
  private static func encoding(_ content: [UInt8]) -> DatasetRequest.Encoding? {
    if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) { return .utf16 }
    return String(validating: content, as: UTF8.self) == nil ? .latin1 : nil
  }

  private mutating func readRows(
    _ bytes: borrowing Span<UInt8>, _ layout: TableLayout, from start: TablePreview.Place
  ) throws(DatasetError) {
    var scanner = TableScanner(
      file: file, dialect: layout.dialect, position: start.position, line: start.line)
    var cells: [TableScanner.Cell] = []
    var problems = ProblemList()
    while true {
      let (line, rowStart) = (scanner.line, scanner.position)
      guard try scanner.next(bytes, into: &cells) else { break }
      if cells.count == 1, cells[0].range.isEmpty, !cells[0].isQuoted { continue }
      if bytes.byte(at: rowStart) == UInt8(ascii: "#"), cells.count != layout.width { continue }
      rowCount += 1
      let isTrailing = layout.hasEmptyLastColumn && cells.count == layout.width + 1
      guard cells.count == layout.width || isTrailing else {
        problems.add(
          DatasetError.Problem(
            "the row has \(cells.count.counted("cell")) where the first has \(layout.width)",
            at: DatasetError.Place(file: file, line: line, row: rowCount)))
        continue
      }
      var isWhole = true
      for column in 0..<layout.width {
        let place = TablePosition(line: line, row: rowCount)
        if !columns[column].take(
          cells[column], bytes, layout.dialect, layout.missingRules[column], at: place)
        {
          isWhole = false
        }
      }
      if isWhole { wholeRowCount += 1 }
    }
    try problems.throwIfAny()
  }
}

extension ColumnSurvey {
  /// Takes one cell; false for a missing value.
  fileprivate mutating func take(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, _ dialect: TableDialect, _ rule: MissingRule,
    at place: TablePosition
  ) -> Bool {
    if rule.holds(cell, bytes, dialect) {
      missing += 1
      isCounting = false
      labels.appendMissing()
      return false
    }
    if case .number(let number) = dialect.number(bytes, cell.range) {
      take(number)
    } else {
      texts += 1
      isCounting = false
      if example == nil {
        example = cell.text(bytes)
        hint = NumberHint.words(for: cell, bytes, dialect)
      }
    }
    if !hasManyLabels {
      let content = cell.content(bytes)
      if !labels.append(content.span, 0..<content.count, at: place) { labels.appendMissing() }
      if labels.labelCount > Self.labelLimit {
        hasManyLabels = true
        labels = LabelColumn()
      }
    }
    return true
  }

  private mutating func take(_ number: Double) {
    if firstNumber == nil {
      firstNumber = number
      if number != number.rounded() { isCounting = false }
    }
    if isCounting, number != (firstNumber ?? 0) + Double(numbers) { isCounting = false }
    numbers += 1
    sum += number
    minimum = Swift.min(minimum, number)
    maximum = Swift.max(maximum, number)
    if number != number.rounded() { areIntegers = false }
  }
}

/// Reads a table as the inputs of a trained network, some thousand rows at a time.
///
/// Columns are matched by name, or by position if the network was trained on a file without a header; other columns are
/// ignored.
package struct InputTableReader {
  private let encoding: InputEncoding
  private let decoding: OutputDecoding
  private let blocks: TableBlocks
  private let table: InputTable
  private var buffer: [UInt8]
  /// Where the next row begins in `buffer`, and its line in the file.
  private var place: TablePreview.Place
  private var isLast = false
  private var rowNumber = 0

  /// What was guessed about the table.
  package var notes: [DatasetNote] { table.notes }
  /// Whether the table has the target columns.
  package var hasTargets: Bool { table.hasTargets }

  /// Reads the beginning of the file. Throws `DatasetError`, for missing columns with the names of all of them.
  ///
  /// - Parameter format: how the training file was read; what it leaves open is found out from the first rows.
  package init(
    _ file: String, encoding: InputEncoding, decoding: OutputDecoding, format: DatasetRequest.TableFormat
  ) throws(DatasetError) {
    self.encoding = encoding
    self.decoding = decoding
    blocks = try TableBlocks(file, encoding: format.encoding)
    buffer = try blocks.next()
    table = try InputTable(buffer, file: file, encoding: encoding, decoding: decoding, format: format)
    place = table.start
  }

  /// The next rows; nil after the last. Throws `DatasetError` with the places of the first mistakes.
  package mutating func next() throws(DatasetError) -> InputRows? {
    while place.position < buffer.count || !isLast {
      if let rows = try rowsOfBuffer() { return rows }
      let more = try blocks.next()
      isLast = more.isEmpty
      buffer += more
    }
    return nil
  }

  /// The complete rows of the buffer, which are removed from it; nil if it has none yet.
  private mutating func rowsOfBuffer() throws(DatasetError) -> InputRows? {
    var end = buffer.count
    if !isLast {
      guard let feed = buffer[place.position...].lastIndex(of: UInt8(ascii: "\n")) else { return nil }
      end = feed + 1
    }
    let pieces = TablePieces(whole: buffer.span, from: place.position)
    let (layout, capacity) = (table.layout, pieces.rowCapacities[0])
    var reader: RowReader<Double>?
    var failure: DatasetError?
    let numbers = unsafe [Double](
      unsafeUninitializedCapacity: max(1, capacity * layout.inputCount)
    ) { region, count in
      let region = unsafe RowRegion(
        base: region.baseAddress!, width: layout.inputCount, rowCapacity: capacity)
      var rows = RowReader(layout, region: region, position: place.position, line: place.line)
      rows.rowNumber = rowNumber
      do throws(DatasetError) { try rows.run(buffer.span, to: end, stopsAtProblems: false) } catch {
        failure = error
      }
      count = rows.rowCount * layout.inputCount
      reader = rows
    }
    guard let reader else { return nil }
    // A quoted cell may continue after the last line feed: such a row is read again with more of the file.
    if !isLast, failure != nil || reader.scanner.position > end { return nil }
    if let failure { throw failure }
    try reader.problems.throwIfAny()
    let firstRow = rowNumber + 1
    rowNumber = reader.rowNumber
    buffer.removeFirst(reader.scanner.position)
    place = TablePreview.Place(position: 0, line: reader.scanner.line)
    return reader.rowCount == 0 ? nil : try rows(reader, numbers, firstRow: firstRow)
  }

  private func rows(
    _ reader: RowReader<Double>, _ numbers: [Double], firstRow: Int
  ) throws(DatasetError) -> InputRows {
    var texts: [Int: InputRows.Texts] = [:]
    for (index, column) in encoding.columns.enumerated() {
      guard case .text(let categories) = column.kind else { continue }
      let own = reader.texts[table.order[index]]
      let labels = own.labels
      texts[index] = InputRows.Texts(
        labels: labels, indices: own.indices, isKnown: labels.map { categories.index(of: $0) != nil })
    }
    let targets = try targets(reader)
    return InputRows(
      firstRow: firstRow, count: reader.rowCount, values: values(numbers, texts, count: reader.rowCount),
      labels: targets.labels, targets: targets.values, texts: texts)
  }

  /// One number per feature and row, in the encoding's order.
  private func values(_ numbers: [Double], _ texts: [Int: InputRows.Texts], count: Int) -> [Double] {
    let numberCount = table.layout.inputCount
    let categories = encoding.columns.enumerated().map { index, column -> [Int32] in
      guard case .text(let list) = column.kind, let own = texts[index] else { return [] }
      return own.labels.map { list.index(of: $0) ?? -1 }
    }
    var values: [Double] = []
    values.reserveCapacity(count * encoding.features.count)
    for row in 0..<count {
      for (index, column) in encoding.columns.enumerated() {
        guard let own = texts[index] else {
          values.append(numbers[row * numberCount + table.order[index]])
          continue
        }
        let label = own.indices[row]
        let category = label < 0 ? -1 : categories[index][Int(label)]
        for place in 0..<Int32(column.width) {
          values.append(label < 0 ? .nan : place == category ? 1 : 0)
        }
      }
    }
    return values
  }

  private func targets(
    _ reader: RowReader<Double>
  ) throws(DatasetError) -> (labels: [Int32], values: [Double]) {
    guard hasTargets else { return ([], []) }
    guard decoding.isClassification else { return ([], reader.targets) }
    let classes = ClassList(labels: decoding.names)
    guard encoding.targets.count == 1 else { return (try oneHotLabels(reader, classes), []) }
    var problems = ProblemList()
    let place = DatasetError.Place(file: blocks.file, columnName: encoding.targets[0].name)
    let labels = reader.labels.resolved(by: classes) { label, first in
      var place = place
      (place.line, place.row) = (first.line, first.row)
      problems.add(
        DatasetError.Problem(
          "`\(label)` is no class of the network (\(decoding.names.joined(separator: ", ")))", at: place))
    }
    try problems.throwIfAny()
    return (labels, [])
  }

  /// The class of each row is the name of the column that is 1 where the others are 0; −1 where one is missing.
  private func oneHotLabels(_ reader: RowReader<Double>, _ classes: ClassList) throws(DatasetError) -> [Int32]
  {
    let width = encoding.targets.count
    let classOfColumn = encoding.targets.map { classes.index(of: $0.name) ?? -1 }
    return (0..<reader.rowCount).map { row in
      let own = reader.targets[row * width..<(row + 1) * width]
      return own.firstIndex(of: 1).map { classOfColumn[$0 - row * width] } ?? -1
    }
  }
}

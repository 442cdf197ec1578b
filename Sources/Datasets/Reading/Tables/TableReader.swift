/// Reads tables, in pieces by several threads: the result does not depend on their number.
struct TableReader {
  private let layout: TableLayout
  private let text: TableText
  /// Where the first data row is.
  private let start: TablePreview.Place
  private let isConcurrent: Bool
  private let pieceSize: Int

  /// Reads a whole text; `file` is what messages call it, `delimiter` the one that its name suggests.
  ///
  /// `threads`: how many read at a time, at least 1; `pieceSize`: the bytes that one of them reads at a time.
  static func read(
    _ text: TableText, file: String, delimiter: UInt8, format: DatasetRequest.TableFormat,
    kind: DatasetRequest.Kind, threads: Int = 1, pieceSize: Int = TablePieces.size
  ) throws(DatasetError) -> Table {
    let (text, preview) = try previewed(text, file: file, delimiter: delimiter, format: format)
    let (layout, start, notes) = try preview.layout(format: format, kind: kind)
    let reader = TableReader(
      layout: layout, text: text, start: start, isConcurrent: threads > 1, pieceSize: pieceSize)
    var table = try reader.table()
    table.notes = notes + table.notes
    table.hasOneHotTargets = kind == .classification && layout.kind == .regression
    return table
  }

  /// The text in UTF-8 and its preview. A file whose first rows take more than its beginning is read into memory.
  private static func previewed(
    _ text: TableText, file: String, delimiter: UInt8, format: DatasetRequest.TableFormat
  ) throws(DatasetError) -> (TableText, TablePreview) {
    let preview = { (content: [UInt8]) throws(DatasetError) in
      try TablePreview(content, file: file, delimiter: delimiter, format: format)
    }
    if !text.isInMemory, format.encoding == .utf8 {
      _ = try TextEncoding.utf8(text.beginning, .utf8, file: file)
      if let found = try? preview(text.beginning), found.isComplete(before: text.beginning.count) {
        return (text, found)
      }
    }
    let content = try TextEncoding.utf8(text.content(), format.encoding, file: file)
    return try (TableText(content), preview(content))
  }

  private func table() throws(DatasetError) -> Table {
    if let pieces = TablePieces(text, from: start.position, size: pieceSize, isConcurrent: isConcurrent) {
      if startsWithBytes(pieces), let (readers, values) = rows(pieces, of: UInt8.self) {
        return try table(readers, .bytes(values))
      }
      if let (readers, values) = rows(pieces, of: Double.self) {
        return try table(readers, Self.smallest(values))
      }
    }
    return try sequentialTable(text.content())
  }

  /// There are mistakes to be reported in their order, or rows across pieces.
  private func sequentialTable(_ content: [UInt8]) throws(DatasetError) -> Table {
    let whole = TablePieces(whole: content.span, from: start.position)
    var reader: RowReader<Double>?
    var failure: DatasetError?
    let values = unsafe [Double](
      unsafeUninitializedCapacity: max(1, whole.rowCapacities[0] * layout.inputCount)
    ) { buffer, count in
      let region = unsafe RowRegion(
        base: buffer.baseAddress!, width: layout.inputCount, rowCapacity: whole.rowCapacities[0])
      var rows = RowReader(layout, region: region, position: start.position, line: start.line)
      do throws(DatasetError) {
        try rows.run(content.span, to: content.count, stopsAtProblems: false)
      } catch {
        failure = error
      }
      count = rows.rowCount * layout.inputCount
      reader = rows
    }
    if let failure { throw failure }
    return try table([reader!], Self.smallest(values))
  }

  /// Bytes, where all values are integers from 0 to 255.
  private static func smallest(_ values: [Double]) -> InputMatrix.Values {
    guard values.allSatisfy({ UInt8(cell: $0) != nil }) else { return .doubles(values) }
    return .bytes(values.map { UInt8($0) })
  }

  /// Whether the first rows can be kept in bytes.
  private func startsWithBytes(_ pieces: TablePieces) -> Bool {
    let rowCapacity = 100
    var isTooWide = false
    _ = unsafe [UInt8](unsafeUninitializedCapacity: max(1, rowCapacity * layout.inputCount)) { buffer, _ in
      let region = unsafe RowRegion(
        base: buffer.baseAddress!, width: layout.inputCount, rowCapacity: rowCapacity)
      var reader = RowReader(layout, region: region, position: 0, line: start.line)
      text.withBytes(pieces.bounds[0]..<pieces.bounds[1]) { bytes in
        try? reader.run(bytes, to: bytes.count, stopsAtProblems: true)
      }
      isTooWide = reader.isTooWide
    }
    return !isTooWide
  }

  /// All rows; nil if one of them is mistaken, has a value that `Value` cannot hold, or lies across two pieces.
  private func rows<Value: InputValue>(
    _ pieces: TablePieces, of: Value.Type
  ) -> (readers: [RowReader<Value>], values: [Value])? {
    let capacity = pieces.rowCapacities.reduce(0, +) * layout.inputCount
    var readers: [RowReader<Value>]?
    let values = unsafe [Value](unsafeUninitializedCapacity: max(1, capacity)) { buffer, count in
      unsafe buffer.preferLargePages()
      readers = unsafe read(pieces, into: buffer.baseAddress!)
      if let readers { count = unsafe Self.closeGaps(readers, buffer.baseAddress!) }
    }
    return readers.map { ($0, values) }
  }

  /// Each piece into a region of its own, which follow one another from `base`.
  @unsafe
  private func read<Value: InputValue>(
    _ pieces: TablePieces, into base: UnsafeMutablePointer<Value>
  ) -> [RowReader<Value>]? {
    var regions: [RowRegion<Value>] = []
    var firstRow = 0
    for rowCapacity in pieces.rowCapacities {
      let region = unsafe RowRegion(
        base: base + firstRow * layout.inputCount, width: layout.inputCount, rowCapacity: rowCapacity)
      regions.append(region)
      firstRow += rowCapacity
    }
    return concurrentMap(pieces.count, isConcurrent: isConcurrent) { [regions, layout, text, start] piece in
      // Lines and rows of later pieces are counted from 0, and those before are added afterwards.
      var reader = RowReader(
        layout, region: regions[piece], position: 0, line: piece == 0 ? start.line : 0)
      let isRead = text.withBytes(pieces.bounds[piece]..<pieces.bounds[piece + 1]) { bytes in
        (try? reader.run(bytes, to: bytes.count, stopsAtProblems: true)) != nil
          && reader.scanner.position == bytes.count
      }
      let isLast = piece == pieces.count - 1
      guard isRead == true, reader.problems.problems.isEmpty, !reader.isTooWide,
        isLast || reader.blankLine == nil
      else { return nil }
      return reader
    }
  }

  /// Moves the rows of all regions together; how many values there are.
  @unsafe
  private static func closeGaps<Value>(
    _ readers: [RowReader<Value>], _ base: UnsafeMutablePointer<Value>
  ) -> Int {
    var (source, target) = (0, 0)
    for reader in readers {
      let count = reader.rowCount * reader.region.width
      if source != target, count > 0 { unsafe (base + target).update(from: base + source, count: count) }
      source += reader.region.rowCapacity * reader.region.width
      target += count
    }
    return target
  }
}

/// From pieces to the table.
extension TableReader {
  private func table<Value>(
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

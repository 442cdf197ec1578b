import Dispatch
import Synchronization

/// Reads tables, in pieces by several threads: the result does not depend on their number.
struct TableReader {
  private let layout: TableLayout
  private let content: [UInt8]
  /// Where the first data row is.
  private let start: TablePreview.Place

  /// Reads a whole text; `file` is what messages call it, `delimiter` what its name lets expect.
  ///
  /// `threads`: how many read at a time; at least 1.
  static func read(
    _ content: consuming [UInt8], file: String, delimiter: UInt8, format: DatasetRequest.TableFormat,
    kind: DatasetRequest.Kind, threads: Int = 1
  ) throws(DatasetError) -> Table {
    let text = try TextEncoding.utf8(content, format.encoding, file: file)
    let preview = try TablePreview(text, file: file, delimiter: delimiter, format: format)
    let (layout, start, notes) = try preview.layout(text, format: format, kind: kind)
    let reader = TableReader(layout: layout, content: text, start: start)
    var table = try reader.table(threads: threads)
    table.notes = notes + table.notes
    table.hasOneHotTargets = kind == .classification && layout.kind == .regression
    return table
  }

  private func table(threads: Int) throws(DatasetError) -> Table {
    let pieces = TablePieces(content.span, from: start.position, count: threads == 1 ? 1 : 4 * threads)
    if startsWithBytes(), let (readers, values) = rows(pieces, of: UInt8.self) {
      return try table(readers, .bytes(values))
    }
    if let (readers, values) = rows(pieces, of: Double.self) {
      return try table(readers, Self.smallest(values))
    }
    // There are mistakes to be reported in their order, or rows across pieces.
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
  private func startsWithBytes() -> Bool {
    let rowCapacity = 100
    var isTooWide = false
    _ = unsafe [UInt8](unsafeUninitializedCapacity: max(1, rowCapacity * layout.inputCount)) { buffer, _ in
      let region = unsafe RowRegion(
        base: buffer.baseAddress!, width: layout.inputCount, rowCapacity: rowCapacity)
      var reader = RowReader(layout, region: region, position: start.position, line: start.line)
      try? reader.run(content.span, to: content.count, stopsAtProblems: true)
      isTooWide = reader.isTooWide
    }
    return !isTooWide
  }

  /// All rows; nil where one of them is mistaken, has a value that `Value` cannot hold, or lies across two pieces.
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
    let (layout, content, start) = (layout, content, start)
    let results = Mutex<[RowReader<Value>?]>(Array(repeating: nil, count: pieces.count))
    let hasFailed = Atomic<Bool>(false)
    DispatchQueue.concurrentPerform(iterations: pieces.count) { [regions] piece in
      guard !hasFailed.load(ordering: .relaxed) else { return }
      // Lines and rows of later pieces are counted from 0, and those before are added afterwards.
      var reader = RowReader(
        layout, region: regions[piece], position: pieces.bounds[piece], line: piece == 0 ? start.line : 0)
      let end = pieces.bounds[piece + 1]
      let isRead = (try? reader.run(content.span, to: end, stopsAtProblems: true)) != nil
      let isLast = piece == pieces.count - 1
      if isRead, reader.problems.problems.isEmpty, !reader.isTooWide, reader.scanner.position == end,
        isLast || reader.blankLine == nil
      {
        results.withLock { $0[piece] = reader }
      } else {
        hasFailed.store(true, ordering: .relaxed)
      }
    }
    let readers = results.withLock { $0.compactMap { $0 } }
    return readers.count == pieces.count ? readers : nil
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

  /// What was passed over.
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

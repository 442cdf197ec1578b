/// Cuts the bytes of a CSV or TSV text into records and cells, by RFC 4180.
///
/// Beyond the RFC: a line may end in LF, CRLF or CR; spaces and tabs around an unquoted cell do not count; a
/// quote inside an unquoted cell is a character like any other.
struct TableScanner {
  /// Where a cell's text stands, without its quotes.
  struct Cell {
    var range: Range<Int>
    var isQuoted = false
    /// Whether the text holds doubled quotes, each of which stands for one.
    var hasDoubledQuotes = false
  }

  /// What messages call the text.
  let file: String
  let delimiter: UInt8
  private(set) var position: Int
  /// 1-based; of the byte at `position`.
  private(set) var line = 1

  /// `position` is the first byte after a byte-order mark.
  init(file: String, delimiter: UInt8, position: Int) {
    self.file = file
    self.delimiter = delimiter
    self.position = position
  }

  /// Reads the next record into `cells` (one empty, unquoted cell for a blank line); false at the end of the
  /// text.
  mutating func next(_ bytes: borrowing Span<UInt8>, into cells: inout [Cell]) throws(DatasetError) -> Bool {
    cells.removeAll(keepingCapacity: true)
    guard position < bytes.count else { return false }
    while true {
      skipBlanks(bytes)
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        try cells.append(quotedCell(bytes))
      } else {
        cells.append(plainCell(bytes))
      }
      guard position < bytes.count else { return true }
      guard bytes[position] == delimiter else {
        endLine(bytes)
        return true
      }
      position += 1
      // A delimiter at the very end of the text opens one more, empty cell.
      if position == bytes.count {
        cells.append(Cell(range: position..<position))
        return true
      }
    }
  }

  /// Spaces and, where they do not delimit, tabs.
  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && delimiter != UInt8(ascii: "\t"))
  }

  @inline(__always)
  private mutating func skipBlanks(_ bytes: borrowing Span<UInt8>) {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }

  /// Stops at the delimiter, line end or end of text that ends the cell.
  @inline(__always)
  private mutating func plainCell(_ bytes: borrowing Span<UInt8>) -> Cell {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      position += 1
    }
    var end = position
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return Cell(range: start..<end)
  }

  private mutating func quotedCell(_ bytes: borrowing Span<UInt8>) throws(DatasetError) -> Cell {
    let openingLine = line
    position += 1
    var cell = Cell(range: position..<position, isQuoted: true)
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") else { break }
        cell.hasDoubledQuotes = true
        position += 2
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        endLine(bytes)
      } else {
        position += 1
      }
    }
    guard position < bytes.count else {
      throw DatasetError(
        "a quote that opens in this line is never closed",
        at: DatasetError.Place(file: file, line: openingLine))
    }
    cell.range = cell.range.lowerBound..<position
    position += 1
    skipBlanks(bytes)
    guard position < bytes.count else { return cell }
    let byte = bytes[position]
    guard byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
      throw DatasetError(
        "characters stand between a closing quote and the end of the cell",
        at: DatasetError.Place(file: file, line: line))
    }
    return cell
  }

  /// Passes the line end at `position`.
  @inline(__always)
  private mutating func endLine(_ bytes: borrowing Span<UInt8>) {
    let isReturn = bytes[position] == UInt8(ascii: "\r")
    position += 1
    if isReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    line += 1
  }
}

extension TableScanner.Cell {
  /// A cell that stands for no value: empty, or unquoted `?`, `NA`, `N/A`, `NaN` or `null` in any case.
  @inline(__always)
  func isMissing(_ bytes: borrowing Span<UInt8>) -> Bool {
    if range.isEmpty { return true }
    if isQuoted || range.count > 4 { return false }
    return isMissingWord(bytes)
  }

  private func isMissingWord(_ bytes: borrowing Span<UInt8>) -> Bool {
    var word: UInt32 = 0
    // Letters fold to lower case; "/" and "?" have the bit already, and no other character becomes one of
    // them but control characters, which no table holds.
    for index in range { word = word << 8 | UInt32(bytes[index] | 0x20) }
    return Self.missingWords.contains(word)
  }

  private static let missingWords: [UInt32] = ["?", "na", "n/a", "nan", "null"].map { text in
    text.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The cell's text with doubled quotes made single; nil where it is not UTF-8.
  func text(_ bytes: borrowing Span<UInt8>) -> String? {
    var content: [UInt8] = []
    content.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      content.append(bytes[index])
      index += hasDoubledQuotes && bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(validating: content, as: UTF8.self)
  }

  /// The cell as messages show it: at most 40 characters, control characters and broken UTF-8 replaced.
  func shown(_ bytes: borrowing Span<UInt8>) -> String {
    var content: [UInt8] = []
    for index in range.prefix(160) { content.append(bytes[index]) }
    let text = String(decoding: content, as: UTF8.self)
    let clean = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? "\u{FFFD}" : Character(scalar)
    }
    return "`" + String(clean.prefix(40)) + (clean.count > 40 || range.count > 160 ? "…" : "") + "`"
  }
}

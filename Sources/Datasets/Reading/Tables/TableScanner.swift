/// Divides the bytes of a table into records and cells, by RFC 4180.
///
/// Beyond the RFC: a line may end in LF, CRLF or CR; spaces and tabs around an unquoted cell are ignored; a
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
  let dialect: TableDialect
  var position: Int
  /// 1-based; of the byte at `position`.
  private(set) var line: Int

  /// `position` is the first byte of a line, whose number is `line`.
  init(file: String, dialect: TableDialect, position: Int, line: Int = 1) {
    self.file = file
    self.dialect = dialect
    self.position = position
    self.line = line
  }

  /// Reads the next record into `cells` (one empty, unquoted cell for a blank line); false at the end of the
  /// text.
  mutating func next(_ bytes: borrowing Span<UInt8>, into cells: inout [Cell]) throws(DatasetError) -> Bool {
    cells.removeAll(keepingCapacity: true)
    guard position < bytes.count else { return false }
    repeat {
      cells.append(try cell(bytes))
    } while passDelimiter(bytes)
    endLine(bytes)
    return true
  }

  /// The cell that starts at `position`, which is left where the cell ends: at a delimiter, a line end or the end of the
  /// text.
  @inline(__always)
  mutating func cell(_ bytes: borrowing Span<UInt8>) throws(DatasetError) -> Cell {
    skipBlanks(bytes)
    if bytes.byte(at: position) == UInt8(ascii: "\"") { return try quotedCell(bytes) }
    return plainCell(bytes)
  }

  /// Goes on to the next cell; false, where the line ends.
  @inline(__always)
  mutating func passDelimiter(_ bytes: borrowing Span<UInt8>) -> Bool {
    if dialect.isWhitespace {
      skipBlanks(bytes)
      return position < bytes.count && !isLineEnd(bytes[position])
    }
    guard position < bytes.count, bytes[position] == dialect.delimiter else { return false }
    position += 1
    return true
  }

  @inline(__always)
  func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Spaces and, where they do not delimit, tabs.
  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && dialect.delimiter != UInt8(ascii: "\t"))
  }

  /// Whether an unquoted cell ends before the byte.
  @inline(__always)
  func endsCell(_ byte: UInt8) -> Bool {
    byte == dialect.delimiter || isLineEnd(byte) || (dialect.isWhitespace && byte == UInt8(ascii: "\t"))
  }

  @inline(__always)
  mutating func skipBlanks(_ bytes: borrowing Span<UInt8>) {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }

  @inline(__always)
  private mutating func plainCell(_ bytes: borrowing Span<UInt8>) -> Cell {
    let start = position
    skipToCellEnd(bytes)
    var end = position
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return Cell(range: start..<end)
  }

  /// Eight bytes per step; the byte that ends the cell is searched for in the last eight.
  @inline(__always)
  private mutating func skipToCellEnd(_ bytes: borrowing Span<UInt8>) {
    let delimiters = ByteLanes.ones &* UInt64(dialect.delimiter)
    if !dialect.isWhitespace {
      while position &+ 8 <= bytes.count {
        let word = bytes.word(at: position)
        let ends =
          ByteLanes.equal(word, delimiters) | ByteLanes.equal(word, 0x0A0A_0A0A_0A0A_0A0A)
          | ByteLanes.equal(word, 0x0D0D_0D0D_0D0D_0D0D)
        if ends != 0 {
          position &+= ends.trailingZeroBitCount &>> 3
          return
        }
        position &+= 8
      }
    }
    while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
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
      } else if isLineEnd(byte) {
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
    let end = position
    skipBlanks(bytes)
    guard position == bytes.count || endsCell(bytes[position]) || (dialect.isWhitespace && position > end)
    else {
      let isEscaped = end >= 2 && bytes[end - 2] == UInt8(ascii: "\\")
      throw DatasetError(
        isEscaped
          ? "a quote inside a quoted cell must be doubled, not written as \\\""
          : "there are characters between a closing quote and the end of the cell",
        at: DatasetError.Place(file: file, line: line))
    }
    return cell
  }

  /// Passes the line end at `position`; nothing at the end of the text.
  @inline(__always)
  mutating func endLine(_ bytes: borrowing Span<UInt8>) {
    guard position < bytes.count else { return }
    let isReturn = bytes[position] == UInt8(ascii: "\r")
    position += 1
    if isReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    line += 1
  }
}

extension TableScanner.Cell {
  /// The cell's bytes with doubled quotes made single.
  func content(_ bytes: borrowing Span<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      content.append(bytes[index])
      index += hasDoubledQuotes && bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return content
  }

  /// The cell's text; nil if it is not UTF-8.
  func text(_ bytes: borrowing Span<UInt8>) -> String? { String(validating: content(bytes), as: UTF8.self) }

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

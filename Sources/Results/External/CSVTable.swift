/// A table of comma-separated values in memory (RFC 4180; line ends may be LF or CRLF).
struct CSVTable {
  /// Why a text is not such a table.
  struct Failure: Error {
    /// 1-based.
    var line: Int
    /// A phrase without a full stop.
    var reason: String
  }

  let columns: [String]
  /// Each with as many cells as there are columns, and the line on which it begins, from 1.
  private(set) var rows: [(line: Int, cells: [String])] = []

  init(parsing bytes: [UInt8]) throws(Failure) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(line: 1, reason: "it is not UTF-8")
    }
    var reader = CSVReader(text.hasPrefix("\u{FEFF}") ? Array(text.utf8.dropFirst(3)) : bytes)
    guard let header = try reader.next() else { throw Failure(line: 1, reason: "it is empty") }
    columns = header.cells
    if let twice = columns.first(where: { name in columns.count { $0 == name } > 1 }) {
      throw Failure(line: 1, reason: "column '\(twice)' occurs twice")
    }
    while let row = try reader.next() {
      // A line without anything is no row.
      if row.cells == [""], columns.count > 1 { continue }
      guard row.cells.count == columns.count else {
        throw Failure(
          line: row.line, reason: "it has \(row.cells.count) cells, and the header has \(columns.count)")
      }
      rows.append(row)
    }
  }
}

/// Reads the rows of a table one after another.
struct CSVReader {
  let bytes: [UInt8]
  private var place = 0
  private var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private static let (quote, comma, newline, carriage) = (
    UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")
  )

  /// The next row; nil at the end.
  mutating func next() throws(CSVTable.Failure) -> (line: Int, cells: [String])? {
    guard place < bytes.count else { return nil }
    let start = line
    var cells: [String] = []
    while true {
      cells.append(try cell())
      guard place < bytes.count else { return (start, cells) }
      let byte = bytes[place]
      place += 1
      if byte == Self.comma { continue }
      if byte == Self.carriage, place < bytes.count, bytes[place] == Self.newline { place += 1 }
      line += 1
      return (start, cells)
    }
  }

  /// A cell, up to its comma or line end.
  private mutating func cell() throws(CSVTable.Failure) -> String {
    var content: [UInt8] = []
    guard place < bytes.count, bytes[place] == Self.quote else {
      while place < bytes.count, bytes[place] != Self.comma, bytes[place] != Self.newline,
        bytes[place] != Self.carriage
      {
        content.append(bytes[place])
        place += 1
      }
      return String(decoding: content, as: UTF8.self)
    }
    let start = line
    place += 1
    while true {
      guard place < bytes.count else {
        throw CSVTable.Failure(line: start, reason: "a quoted cell does not end")
      }
      let byte = bytes[place]
      place += 1
      if byte == Self.quote {
        guard place < bytes.count, bytes[place] == Self.quote else { break }
        place += 1
      }
      if byte == Self.newline { line += 1 }
      content.append(byte)
    }
    let isEnd =
      place == bytes.count || [Self.comma, Self.newline, Self.carriage].contains(bytes[place])
    guard isEnd else { throw CSVTable.Failure(line: line, reason: "text follows a quoted cell") }
    return String(decoding: content, as: UTF8.self)
  }
}

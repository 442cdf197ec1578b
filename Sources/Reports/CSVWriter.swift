import JSON
import Learning
import Records

/// Writes a table as RFC 4180 has it, but for line ends, which are LF: cells with commas, quotes or line breaks are
/// quoted, quotes in them doubled.
///
/// A large table is written in pieces: after a row, `nextPiece` returns what has been written so far if that is much.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []
  private var isAtLineStart = true

  /// Rows without a head.
  package init() {}

  /// A table with its head.
  package init(columns: [String]) {
    for column in columns { text(column) }
    endRow()
  }

  /// Ends a row.
  package mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isAtLineStart = true
  }

  /// Takes what was written since the last piece, if that is a megabyte or more.
  mutating func nextPiece() -> [UInt8]? { bytes.count < 1 << 20 ? nil : takeRest() }

  /// Takes what was written since the last piece.
  mutating func takeRest() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// A cell without a value.
  package mutating func empty() { separate() }

  /// A whole number; an empty cell for nil.
  package mutating func int(_ value: Int?) {
    separate()
    if let value { bytes.append(decimal: value) }
  }

  /// The shortest text that reads back; `inf` and `-inf` for infinities, empty for NaN and nil.
  package mutating func number(_ value: Double?) {
    separate()
    guard let value, !value.isNaN else { return }
    if value.isFinite {
      bytes.append(shortest: value)
    } else {
      bytes.append(contentsOf: (value < 0 ? "-inf" : "inf").utf8)
    }
  }

  /// A text as it is.
  package mutating func text(_ value: String) {
    separate()
    let needsQuotes = value.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return bytes.append(contentsOf: value.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A string as it is, null as an empty cell, anything else as its JSON text.
  mutating func value(_ value: JSON) {
    switch value {
    case .null: empty()
    case .string(let text): self.text(text)
    default: text(value.compactText)
    }
  }

  /// An identity or a digest; an empty cell for nil.
  mutating func digest(_ id: RunID?) {
    guard let digest = id?.digest else { return text(id?.text ?? "") }
    separate()
    digest.appendHexText(to: &bytes)
  }

  /// Cells with a comma before each.
  static func cells(_ values: [JSON]) -> [UInt8] {
    var writer = CSVWriter(columns: [])
    writer.bytes = []
    writer.isAtLineStart = false
    for value in values { writer.value(value) }
    return writer.bytes
  }

  /// Cells that `cells(_:)` made; not at the start of a row.
  mutating func append(cells: [UInt8]) { bytes.append(contentsOf: cells) }

  private mutating func separate() {
    if !isAtLineStart { bytes.append(UInt8(ascii: ",")) }
    isAtLineStart = false
  }
}

/// The beginning of a table: its format, as far as the first rows show it.
struct TablePreview {
  /// A position in the text, and its line.
  struct Place: Sendable {
    var position: Int
    var line: Int
  }

  /// A cell of the first rows.
  struct Cell {
    enum Kind: Equatable {
      case number(Double)
      case missing
      /// No number, but what one may be elsewhere: `1,234`, `-`, `None`.
      case nearNumber
      case text
    }

    var text: String?
    var kind: Kind
    var isQuoted: Bool

    var isEmpty: Bool { text == "" && !isQuoted }
    var number: Double? { if case .number(let number) = kind { number } else { nil } }
    var isNumberOrMissing: Bool { number != nil || kind == .missing }
  }

  let file: String
  private(set) var dialect: TableDialect
  private(set) var notes: [DatasetNote] = []
  /// The first records, without leading comments and blank lines; at least one.
  private(set) var records: [[Cell]] = []
  /// Where each of them begins.
  private(set) var places: [Place] = []
  /// The cells of a comment right before the first record that names its columns.
  private(set) var commentedHeader: [Cell]?
  static let recordLimit = 20

  /// Whether the preview of a text's first `end` bytes is that of the whole text: the records that are examined end before it.
  func isComplete(before end: Int) -> Bool {
    records.count == Self.recordLimit && places[places.count - 1].position < end
  }

  /// `delimiter`: the one that the file's name suggests.
  init(
    _ content: [UInt8], file: String, delimiter: UInt8, format: DatasetRequest.TableFormat
  ) throws(DatasetError) {
    let bytes = content.span
    self.file = file
    let opening = TableOpening(bytes)
    guard let first = opening.first else {
      throw DatasetError("the file is empty", at: DatasetError.Place(file: file))
    }
    let expected = TableDialect(delimiter: delimiter)
    if let named = TableDialect(format.delimiter) {
      dialect = named
    } else {
      dialect = DelimiterSearch(bytes, file: file, from: first, expected: expected).dialect
      if dialect != expected { notes.append(Self.delimiterNote(dialect, expected)) }
    }
    dialect.point = format.decimal == .comma ? UInt8(ascii: ",") : UInt8(ascii: ".")
    dialect.thousands = format.thousands.flatMap { $0.rawValue.utf8.first }
    try readRecords(bytes, from: first, format: format)
    if format.decimal == nil, hasDecimalCommas {
      dialect.point = UInt8(ascii: ",")
      notes.append(
        .guess("numbers have decimal commas, as in the first rows", write: "decimal: '.'", field: "decimal"))
      try readRecords(bytes, from: first, format: format)
    }
    if let comment = opening.lastComment { readCommentedHeader(bytes, comment, format: format) }
    let comments = opening.commentCount - (commentedHeader == nil ? 0 : 1)
    if comments > 0 {
      notes.append(.guess("\(comments.counted("comment line")) at the beginning skipped"))
    }
  }

  private static func delimiterNote(_ found: TableDialect, _ expected: TableDialect) -> DatasetNote {
    let words =
      switch found.name {
      case .semicolon: "semicolons"
      case .tab: "tabs"
      case .pipe: "vertical bars"
      case .whitespace: "spaces"
      case .comma, .auto: "commas"
      }
    return .guess(
      "cells are separated by \(words), as in the first rows",
      write: "delimiter: \(expected.name.written)", field: "delimiter")
  }

  private mutating func readRecords(
    _ bytes: borrowing Span<UInt8>, from first: Place, format: DatasetRequest.TableFormat
  ) throws(DatasetError) {
    var scanner = TableScanner(
      file: file, dialect: dialect, position: first.position, line: first.line)
    (records, places) = ([], [])
    var cells: [TableScanner.Cell] = []
    var place = first
    while records.count < Self.recordLimit {
      let start = place
      do throws(DatasetError) {
        guard try scanner.next(bytes, into: &cells) else { break }
        place = Place(position: scanner.position, line: scanner.line)
      } catch {
        // Without a first record there are no columns; a later one is refused where the rows are read.
        if records.isEmpty { throw error }
        break
      }
      if cells.count == 1, cells[0].range.isEmpty, !cells[0].isQuoted { continue }
      places.append(start)
      var record: [Cell] = []
      for cell in cells { record.append(previewed(cell, bytes, format: format)) }
      records.append(record)
    }
    // A record that cannot be parsed is reported when the rows are read.
    places.append(place)
  }

  private func previewed(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, format: DatasetRequest.TableFormat
  ) -> Cell {
    let words: [String]? = if case .words(let words) = format.missingWords { words } else { nil }
    var kind = Cell.Kind.text
    if MissingRule(words: words).holds(cell, bytes, dialect) {
      kind = .missing
    } else if case .number(let number) = dialect.number(bytes, cell.range) {
      kind = .number(number)
    } else if dialect.number(bytes, cell.range) == .infinite
      || NumberHint.words(for: cell, bytes, dialect) != nil
    {
      kind = .nearNumber
    }
    return Cell(text: cell.text(bytes), kind: kind, isQuoted: cell.isQuoted)
  }

  /// Whether numbers are written with decimal commas, as far as the first rows show: a comma that cannot stand between groups
  /// of three digits, and no decimal point.
  private var hasDecimalCommas: Bool {
    guard dialect.delimiter != UInt8(ascii: ","), dialect.thousands != UInt8(ascii: ",") else {
      return false
    }
    let texts = records.joined().compactMap(\.text)
    guard texts.contains(where: { NumberHint.isDecimalComma($0) && !NumberHint.isGrouped($0, by: ",") })
    else { return false }
    return !records.joined().contains { $0.number != nil && $0.text?.contains(".") == true }
  }

  /// A comment names the columns if it has as many cells as the next row, none of them a number.
  private mutating func readCommentedHeader(
    _ bytes: borrowing Span<UInt8>, _ place: Place, format: DatasetRequest.TableFormat
  ) {
    var scanner = TableScanner(
      file: file, dialect: dialect, position: place.position + 1, line: place.line)
    var cells: [TableScanner.Cell] = []
    guard (try? scanner.next(bytes, into: &cells)) == true, cells.count == records[0].count,
      cells.count > 1, records[0].contains(where: { $0.number != nil })
    else { return }
    var header: [Cell] = []
    for cell in cells { header.append(previewed(cell, bytes, format: format)) }
    guard header.allSatisfy({ $0.number == nil && !$0.isEmpty }) else { return }
    commentedHeader = header
    notes.append(
      .guess("the comment in line \(place.line) is the header", write: "header: false", field: "header"))
  }
}

extension DatasetRequest.Delimiter {
  /// As YAML has it.
  var written: String { rawValue.count == 1 ? "'\(rawValue)'" : rawValue }
}

/// Finds out what separates the cells of a table: what gives its first rows the same number of cells, more than one.
struct DelimiterSearch {
  private(set) var dialect: TableDialect

  /// The cells of the first records under one dialect.
  private struct Trial {
    var dialect: TableDialect
    /// A record.
    var counts: [Int] = []
    /// Whether a cell with a comma in it is no number with a decimal comma.
    var hasOtherCommas = false
    /// Whether a cell holds several numbers with blanks between them.
    var hasSpacedNumbers = false

    /// Whether all rows have as many cells; the header may have one fewer.
    var isEven: Bool {
      guard let first = counts.first, let last = counts.last, last > 1 else { return false }
      return counts.dropFirst().allSatisfy { $0 == last } && (first == last || first == last - 1)
    }
  }

  /// `expected`: the one that the file's name suggests, which is kept unless another is clearly better.
  init(
    _ bytes: borrowing Span<UInt8>, file: String, from first: TablePreview.Place, expected: TableDialect
  ) {
    var candidates = [expected]
    for byte in ",;\t|".utf8 where byte != expected.delimiter {
      candidates.append(TableDialect(delimiter: byte))
    }
    var trials: [Trial] = []
    for candidate in candidates { trials.append(Self.trial(bytes, file: file, from: first, candidate)) }
    let even = trials.dropFirst().filter(\.isEven)
    dialect = expected
    if trials[0].isEven {
      // `1,5;2,5;x` has as many commas in each row as well.
      if expected.delimiter == UInt8(ascii: ","), let other = even.first(where: { !$0.hasOtherCommas }) {
        dialect = other.dialect
      }
    } else if let best = even.max(by: { $0.counts[0] < $1.counts[0] }), !best.hasSpacedNumbers {
      dialect = best.dialect
    } else if trials.allSatisfy({ $0.counts.first ?? 1 == 1 || $0.dialect.delimiter == UInt8(ascii: "\t") }) {
      let spaces = TableDialect(delimiter: UInt8(ascii: " "), isWhitespace: true)
      if Self.trial(bytes, file: file, from: first, spaces).isEven { dialect = spaces }
    }
  }

  private static func trial(
    _ bytes: borrowing Span<UInt8>, file: String, from first: TablePreview.Place, _ dialect: TableDialect
  ) -> Trial {
    var trial = Trial(dialect: dialect)
    var scanner = TableScanner(
      file: file, dialect: dialect, position: first.position, line: first.line)
    var cells: [TableScanner.Cell] = []
    while trial.counts.count < TablePreview.recordLimit,
      (try? scanner.next(bytes, into: &cells)) == true
    {
      if cells.count == 1, cells[0].range.isEmpty { continue }
      trial.counts.append(cells.count)
      for cell in cells where !cell.isQuoted {
        let text = String(decoding: cell.content(bytes), as: UTF8.self)
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
        if parts.count > 1, parts.allSatisfy({ Decimal.read(String($0)) != .notANumber }) {
          trial.hasSpacedNumbers = true
        }
        if text.contains(","), !NumberHint.isDecimalComma(text) { trial.hasOtherCommas = true }
      }
    }
    return trial
  }
}

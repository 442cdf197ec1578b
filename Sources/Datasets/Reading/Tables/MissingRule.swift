/// Which cells of a column stand for a missing value.
struct MissingRule: Sendable, Hashable {
  /// nil: the usual words.
  private let words: Set<[UInt8]>?
  /// The words that are numbers, so that −999.0 is −999.
  private let numbers: Set<Double>

  static let usual = MissingRule(words: nil)

  init(words: [String]?) {
    self.words = words.map { Set($0.map { Array($0.utf8) }) }
    numbers = Set(
      (words ?? []).compactMap { word in
        if case .number(let number) = Decimal.read(word) { number } else { nil }
      })
  }

  /// Whether a number that a cell holds may stand for a missing value.
  var hasNumbers: Bool { !numbers.isEmpty }

  func contains(_ number: Double) -> Bool { numbers.contains(number) }

  /// A cell that stands for no value: empty, or one of the words.
  @inline(__always)
  func holds(
    _ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, _ dialect: TableDialect
  ) -> Bool {
    if cell.range.isEmpty { return true }
    guard let words else { return Self.isUsualWord(cell, bytes) }
    if words.contains(cell.content(bytes)) { return true }
    guard hasNumbers, case .number(let number) = dialect.number(bytes, cell.range) else { return false }
    return numbers.contains(number)
  }

  /// Unquoted `?`, `NA`, `N/A`, `NaN` or `null` in any case.
  @inline(__always)
  private static func isUsualWord(_ cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>) -> Bool {
    if cell.isQuoted || cell.range.count > 4 { return false }
    var word: UInt32 = 0
    // Letters fold to lower case; "/" and "?" have the bit already, and no other character becomes one of
    // them but control characters, which no table holds.
    for index in cell.range { word = word << 8 | UInt32(bytes[index] | 0x20) }
    return usualWords.contains(word)
  }

  private static let usualWords: [UInt32] = ["?", "na", "n/a", "nan", "null"].map { text in
    text.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }
}

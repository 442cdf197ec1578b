/// How the text of a table is divided into cells, and how its numbers are written.
struct TableDialect: Sendable, Hashable {
  /// What separates cells; a space where any number of spaces and tabs does.
  var delimiter: UInt8
  var isWhitespace = false
  /// Before a number's fraction.
  var point = UInt8(ascii: ".")
  /// Between groups of three digits, where there may be such.
  var thousands: UInt8?

  static let comma = TableDialect(delimiter: UInt8(ascii: ","))

  /// nil for `auto`.
  init?(_ delimiter: DatasetRequest.Delimiter) {
    switch delimiter {
    case .auto: return nil
    case .comma: self.init(delimiter: UInt8(ascii: ","))
    case .semicolon: self.init(delimiter: UInt8(ascii: ";"))
    case .tab: self.init(delimiter: UInt8(ascii: "\t"))
    case .pipe: self.init(delimiter: UInt8(ascii: "|"))
    case .whitespace: self.init(delimiter: UInt8(ascii: " "), isWhitespace: true)
    }
  }

  init(delimiter: UInt8, isWhitespace: Bool = false) {
    self.delimiter = delimiter
    self.isWhitespace = isWhitespace
  }

  /// What the dialect is called in a spec.
  var name: DatasetRequest.Delimiter {
    if isWhitespace { return .whitespace }
    return delimiter == UInt8(ascii: "\t")
      ? .tab : DatasetRequest.Delimiter(rawValue: String(UnicodeScalar(delimiter))) ?? .comma
  }

  /// The number that a cell holds in full.
  func number(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Decimal.Reading {
    let reading = Decimal.read(bytes, range, point: point)
    guard let thousands, reading == .notANumber else { return reading }
    guard let joined = joined(bytes, range, thousands) else { return .notANumber }
    return Decimal.read(joined.span, 0..<joined.count, point: point)
  }

  /// The bytes without the marks between groups; nil if the groups are not of three digits.
  private func joined(
    _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ mark: UInt8
  ) -> [UInt8]? {
    var (joined, digits, marks): ([UInt8], Int, Int) = ([], 0, 0)
    var isWhole = true
    for index in range {
      let byte = bytes[index]
      if isWhole, byte == mark {
        guard marks == 0 ? 1...3 ~= digits : digits == 3 else { return nil }
        (marks, digits) = (marks + 1, 0)
        continue
      }
      if isWhole, byte == point || byte | 0x20 == UInt8(ascii: "e") {
        guard marks == 0 || digits == 3 else { return nil }
        isWhole = false
      }
      if byte &- UInt8(ascii: "0") <= 9 { digits += 1 }
      joined.append(byte)
    }
    return isWhole && marks > 0 && digits != 3 ? nil : joined
  }
}

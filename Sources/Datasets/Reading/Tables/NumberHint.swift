/// What a cell may be that should hold a number: what to write in the spec, so that it does.
enum NumberHint {
  static func words(
    for cell: TableScanner.Cell, _ bytes: borrowing Span<UInt8>, _ dialect: TableDialect,
    column: String = "date"
  ) -> String? {
    let text = String(decoding: cell.content(bytes), as: UTF8.self)
    if usualElsewhere.contains(text.lowercased()) {
      return "if it stands for a missing value, write missing_values: ['\(text)']"
    }
    if isDate(text) {
      return "if the column holds dates, leave it out by `ignore:`, or write numbers by pandas: "
        + "df[\"\(column)\"] = (pd.to_datetime(df[\"\(column)\"]) - pd.Timestamp(0)).dt.days"
    }
    if isGrouped(text, by: ",") && dialect.point != UInt8(ascii: ",") {
      return text.utf8.count { $0 == UInt8(ascii: ",") } == 1 && !text.contains(".")
        ? "write thousands: ',' or decimal: ','" : "write thousands: ','"
    }
    if dialect.point == UInt8(ascii: "."), isDecimalComma(text) { return "write decimal: ','" }
    if dialect.point == UInt8(ascii: ","), isGrouped(text, by: ".") { return "write thousands: '.'" }
    return nil
  }

  /// What other programs write for a missing value, which may be a class or a category here.
  private static let usualElsewhere: Set<String> = [
    "none", "-", "--", ".", "#n/a", "#na", "\\n", "nil", "missing", "<na>", "unknown", "#value!", "-nan",
  ]

  /// `1,5`, as most of Europe and South America write it.
  static func isDecimalComma(_ text: String) -> Bool {
    guard text.utf8.count(where: { $0 == UInt8(ascii: ",") }) == 1 else { return false }
    let bytes = Array(text.utf8)
    guard case .number = Decimal.read(bytes.span, 0..<bytes.count, point: UInt8(ascii: ",")) else {
      return false
    }
    return true
  }

  /// `1,234` or `1.234.567`: groups of three digits.
  static func isGrouped(_ text: String, by mark: Character) -> Bool {
    let whole = text.split(separator: mark == "," ? "." : ",", maxSplits: 1).first ?? ""
    let groups = whole.drop { $0 == "-" || $0 == "+" }.split(
      separator: mark, omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, 1...3 ~= first.count else { return false }
    return groups.allSatisfy { $0.utf8.allSatisfy { 48...57 ~= $0 } }
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// `2024-03-01`, `1/3/2024`, `01.03.2024`, with or without a time.
  static func isDate(_ text: String) -> Bool {
    for mark in ["-", "/", "."] as [Character] {
      let parts = text.prefix(10).split(separator: mark, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let digits = parts.map { $0.prefix { $0.isASCII && $0.isNumber } }
      let counts = digits.map(\.count)
      let isYearFirst = counts[0] == 4 && 1...2 ~= counts[1] && 1...2 ~= counts[2]
      let isYearLast = 1...2 ~= counts[0] && 1...2 ~= counts[1] && counts[2] >= 2
      if isYearFirst || isYearLast { return digits[0] == parts[0] && digits[1] == parts[1] }
    }
    return false
  }
}

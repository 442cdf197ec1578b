/// Instants as the files of a results folder state them.
enum UTCTime {
  /// Milliseconds since 1970 of a text such as `2026-11-28T01:42:21Z` (RFC 3339 in UTC); nil for anything else.
  ///
  /// Days are counted as in Howard Hinnant's `days_from_civil` (chrono-compatible low-level date algorithms).
  static func milliseconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    let separators: [(Int, Character)] = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z")]
    guard bytes.count == 20, separators.allSatisfy({ bytes[$0.0] == $0.1.asciiValue }),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
      let second = number(bytes[17..<19]),
      year >= 1970, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
    else { return nil }
    // Years that begin in March, so that the leap day is the last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.reduce(Int?(0)) { total, digit in
      guard let total, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      return total * 10 + Int(digit - UInt8(ascii: "0"))
    }
  }
}

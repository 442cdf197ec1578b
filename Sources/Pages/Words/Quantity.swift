import Plots

/// `1 run`, `12,500 runs`.
func quantity(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(NumberText.count(count)) " + (count == 1 ? noun : plural ?? noun + "s")
}

extension String {
  /// The text without its middle where it has more than so many characters: names in sentences.
  func shortened(to count: Int) -> String {
    guard self.count > count else { return self }
    return prefix(count / 2) + "…" + suffix(count - count / 2 - 1)
  }
}

extension [String] {
  /// `a, b and c`.
  var listed: String {
    guard count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + self[count - 1]
  }
}

extension String {
  /// With a capital first letter.
  var capitalized: String { prefix(1).uppercased() + dropFirst() }

  /// The text as one word of a POSIX shell.
  var shellWord: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
          UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: ":"),
          UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "%"):
          true
        default: false
        }
      }
    if isPlain { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

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
}

/// Columns of sentences, which are neither numbers nor categories.
enum FreeText {
  /// Fewer rows do not show whether texts come again.
  private static let leastRows = 10
  /// Words of a text, on average.
  private static let leastWords = 4.0

  /// Whether the texts of a column are mostly distinct and have several words each.
  ///
  /// - Parameters:
  ///   - labels: the distinct texts.
  ///   - rows: rows with a text.
  static func isLikely(_ labels: [String], rows: Int) -> Bool {
    guard rows >= leastRows, 2 * labels.count > rows else { return false }
    let words = labels.prefix(1000).map { $0.split(whereSeparator: \.isWhitespace).count }
    return Double(words.reduce(0, +)) >= leastWords * Double(words.count)
  }

  /// Whether a single cell reads like a sentence.
  static func isLikely(_ cell: String) -> Bool {
    let words = cell.split(whereSeparator: \.isWhitespace)
    return words.count >= 6 && words.contains { $0.contains(where: \.isLetter) }
  }

  /// What to do about the column of a name.
  static func remedy(_ column: String) -> String {
    "leave it out by `ignore:`, or make numbers of it; in Python: "
      + "pd.DataFrame(sklearn.feature_extraction.text.TfidfVectorizer(max_features=100)"
      + ".fit_transform(df.pop(\"\(column)\")).toarray()).join(df).to_csv(\"data.csv\", index=False)"
  }
}

/// Some rows of a table, as a trained network needs them.
package struct InputRows: Sendable {
  /// A text column of these rows.
  struct Texts: Sendable {
    /// The distinct texts, and each row's index into them; −1 where the text is missing.
    let labels: [String]
    let indices: [Int32]
    /// For each text whether it is a category of the model.
    let isKnown: [Bool]
  }

  /// 1-based number of the first row among the data rows of the table.
  package let firstRow: Int
  package let count: Int
  /// Per row one number per feature of the encoding, unscaled; NaN for a missing value.
  package let values: [Double]
  /// The class of each row, an index into the model's; −1 where it is missing. Empty without a target column.
  package let labels: [Int32]
  /// The target values of each row; NaN where one is missing. Empty without target columns.
  package let targets: [Double]
  /// By the encoding's columns; only those of texts.
  let texts: [Int: Texts]

  /// The text of a row that is no category of the model; nil for one that is, and for a missing text.
  package func unknownText(row: Int, column: Int) -> String? {
    guard let texts = texts[column], texts.indices[row] >= 0, !texts.isKnown[Int(texts.indices[row])] else {
      return nil
    }
    return texts.labels[Int(texts.indices[row])]
  }

  /// Whether any text of these rows is no category of the model.
  package var hasUnknownTexts: Bool { texts.values.contains { $0.isKnown.contains(false) } }

  /// The text of a row; nil for a missing one and for a column of numbers.
  package func text(row: Int, column: Int) -> String? {
    guard let texts = texts[column], texts.indices[row] >= 0 else { return nil }
    return texts.labels[Int(texts.indices[row])]
  }
}

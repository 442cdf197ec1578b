import Datasets

/// What is unusual about predicted rows, counted: values that training did not have.
package struct PredictionFindings: Sendable {
  /// A finding about one column, and how many rows have it.
  package struct Count: Sendable, Hashable {
    package var column: String
    package var rows: Int
    /// 1-based number of the first such row.
    package var firstRow: Int
    /// An example from that row: a number or a text; empty for a missing value.
    package var example: String
  }

  /// Rows with a missing value that the network has a mean for, by column.
  package var replaced: [Count] { list(.replaced) }
  /// Rows without a prediction, since a value is missing and the spec does not replace missing values.
  package var missing: [Count] { list(.missing) }
  /// Rows with a text that is no category: all inputs of the column are 0 before scaling.
  package var unknown: [Count] { list(.unknown) }
  /// Rows with a value below or above all values of the training part.
  package var outside: [Count] { list(.outside) }
  /// Rows without a prediction, since a value is beyond the network's precision once scaled.
  package private(set) var overflowing = 0

  private let input: InputEncoding
  private var counts: [Kind: [Int: Count]] = [:]

  private enum Kind { case replaced, missing, unknown, outside }

  init(_ input: InputEncoding) { self.input = input }

  /// Counts the findings of some rows.
  mutating func add(_ rows: InputRows) {
    let width = input.features.count
    var first = 0
    for (index, column) in input.columns.enumerated() {
      defer { first += column.width }
      let range: ClosedRange<Double>? = if case .number(let range) = column.kind { range } else { nil }
      for row in 0..<rows.count {
        let value = rows.values[row * width + first]
        if value.isNaN {
          add(input.features[first].mean == nil ? .missing : .replaced, index, rows.firstRow + row) { "" }
        } else if let range, !range.contains(value) {
          add(.outside, index, rows.firstRow + row) { "\(value)" }
        }
      }
      guard column.isText, rows.hasUnknownTexts else { continue }
      for row in 0..<rows.count {
        guard let text = rows.unknownText(row: row, column: index) else { continue }
        add(.unknown, index, rows.firstRow + row) { text }
      }
    }
  }

  mutating func addOverflow() { overflowing += 1 }

  private mutating func add(_ kind: Kind, _ column: Int, _ row: Int, example: () -> String) {
    if counts[kind]?[column] == nil {
      counts[kind, default: [:]][column] = Count(
        column: input.columns[column].name, rows: 0, firstRow: row, example: example())
    }
    counts[kind]?[column]?.rows += 1
  }

  private func list(_ kind: Kind) -> [Count] {
    (counts[kind] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
  }
}

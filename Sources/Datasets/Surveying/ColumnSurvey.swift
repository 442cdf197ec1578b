/// The contents of a column of a table, which was read from end to end.
package struct ColumnSurvey: Sendable {
  package enum Kind: String, Sendable, Hashable {
    case empty, index, constant, number, category, date, text
  }

  package let name: String
  /// 1-based.
  package let number: Int
  /// Cells that hold numbers, that stand for missing values, and all others.
  package internal(set) var numbers = 0
  package internal(set) var missing = 0
  package internal(set) var texts = 0
  /// Of the numbers; infinite without numbers.
  package internal(set) var minimum = Double.infinity
  package internal(set) var maximum = -Double.infinity
  /// Of the numbers, in the order of the rows.
  package internal(set) var sum = 0.0
  package internal(set) var areIntegers = true
  /// The first text that is no number.
  package internal(set) var example: String?
  /// What the first text that is no number may be, and what to write in the spec then.
  package internal(set) var hint: String?
  var isCounting = true
  var firstNumber: Double?
  var labels = LabelColumn()
  var hasManyLabels = false

  /// More distinct texts than this are not counted.
  static let labelLimit = 1000
  /// A text column with at most this many values is one of categories.
  static let categoryLimit = 50

  init(name: String, number: Int) {
    self.name = name
    self.number = number
  }

  package var rows: Int { numbers + missing + texts }

  /// Distinct labels; nil for more than 1000.
  package var distinct: Int? { hasManyLabels ? nil : labels.labelCount }

  /// Each label with its rows, in the order of classes; empty for more than 1000.
  package var counts: [(label: String, rows: Int)] {
    guard !hasManyLabels else { return [] }
    let list = ClassList(labels: labels.labels)
    var counts = Array(repeating: 0, count: list.count)
    for index in labels.resolved(by: list, onUnknown: { _, _ in }) where index >= 0 {
      counts[Int(index)] += 1
    }
    return Array(zip(list.names, counts)).map { (label: $0, rows: $1) }
  }

  package var kind: Kind {
    if numbers + texts == 0 { return .empty }
    if texts == 0 {
      if isCounting, rows >= 8 { return .index }
      // Labels with leading zeros are classes of their own, though they write the same number.
      guard ColumnStatistics.isRounding(minimum, maximum) else { return .number }
      return minimum == maximum && counts.count > 1 ? .category : .constant
    }
    if distinct == 1 { return .constant }
    if let example, NumberHint.isDate(example) { return .date }
    guard let distinct, distinct <= Self.categoryLimit, 2 * distinct <= rows || distinct <= 10 else {
      return .text
    }
    return .category
  }

  /// Whether it holds sentences rather than categories.
  var isFreeText: Bool {
    guard texts > 0 else { return false }
    // Labels that are too many are not kept.
    return hasManyLabels
      ? example.map { FreeText.isLikely($0) } ?? false : FreeText.isLikely(labels.labels, rows: texts)
  }

  /// The task if the column is the target: classification, unless it has many different numbers.
  package var targetKind: DatasetRequest.Kind {
    if texts > 0 { return .classification }
    guard areIntegers, let distinct, distinct <= 20, 2 * distinct <= rows || distinct <= 3 else {
      return .regression
    }
    return .classification
  }
}

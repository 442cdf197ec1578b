/// What would be done with the columns.
extension TableSurvey {
  package enum Use: Sendable, Hashable {
    case target, input, oneHot, group, weight
    /// Left out, and why.
    case ignored(String)
  }

  package func use(of column: Int) -> Use {
    if column == target { return .target }
    if column == weight { return .weight }
    if column == group { return .group }
    if columns[column].kind != .empty, 2 * columns[column].missing > rowCount {
      return .ignored("most of its values are missing")
    }
    switch columns[column].kind {
    case .number: return .input
    case .category: return .oneHot
    case .empty: return .ignored("it is empty")
    case .index:
      let isFromStart = columns[column].minimum == 0 || columns[column].minimum == 1
      return .ignored(isFromStart ? "it counts the rows" : "it counts up by 1, as an ID does")
    case .constant: return .ignored("it is constant")
    case .date: return .ignored("it holds dates")
    case .text:
      if let hint = columns[column].hint {
        return .ignored("it is not all numbers; of `\(columns[column].example ?? "")`: \(hint)")
      }
      if columns[column].isFreeText {
        return .ignored("it holds free text, of which scikit-learn's TfidfVectorizer makes numbers")
      }
      return .ignored(
        columns[column].numbers > 0
          ? "it holds numbers and texts" : "it holds text with too many distinct values to be categories")
    }
  }

  /// The name of a column in a spec: its number if several columns have the name.
  package func reference(to column: Int) -> String {
    let name = columns[column].name
    return sharedNames.contains(Array(name.utf8)) ? String(column + 1) : name
  }

  /// Whether an input that would be used, or the target, has missing values.
  package var hasMissingInputs: Bool {
    columns.indices.contains { column in
      let isUsed = use(of: column) == .input || use(of: column) == .oneHot
      return isUsed && columns[column].missing > 0
    }
  }
}

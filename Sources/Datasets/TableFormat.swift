extension DatasetRequest {
  /// How a table is read; ignored for other sources.
  package struct TableFormat: Sendable, Hashable {
    /// nil: found out from the first rows.
    package var hasHeader: Bool?
    /// Columns that hold the target, by name or by 1-based number; empty: the last.
    package var targets: [String]
    package var ignored: [String]
    /// The column whose rows with the same label stay together in a split, by name or by 1-based number; nil: none.
    package var group: String?
    /// Text columns to be one-hot encoded.
    package var oneHot: [String]
    /// The column that holds the samples' weights, by name or by 1-based number; of an archive, the array. nil for none.
    package var weight: String?
    package var missing: Missing
    package var delimiter = Delimiter.auto
    /// nil: a comma where the first rows have decimal commas and cells are not separated by commas, otherwise a point.
    package var decimal: DecimalMark?
    package var thousands: ThousandsMark?
    package var missingWords = MissingWords.usual
    package var encoding = Encoding.utf8

    /// The group column in a list, which is empty without one.
    var groupColumns: [String] { group.map { [$0] } ?? [] }

    /// The column of weights in a list, which is empty without one.
    var weightColumns: [String] { weight.map { [$0] } ?? [] }

    package init(
      hasHeader: Bool? = nil, targets: [String] = [], ignored: [String] = [], oneHot: [String] = [],
      missing: Missing = .error, weight: String? = nil
    ) {
      self.hasHeader = hasHeader
      self.targets = targets
      self.ignored = ignored
      self.oneHot = oneHot
      self.missing = missing
      self.weight = weight
    }
  }

  /// What separates the cells of a table.
  package enum Delimiter: String, Sendable, Hashable, CaseIterable {
    /// Found out from the first rows.
    case auto
    case comma = ","
    case semicolon = ";"
    case tab
    case pipe = "|"
    /// Any number of spaces and tabs.
    case whitespace
  }

  /// What separates a number's whole part from its fraction.
  package enum DecimalMark: String, Sendable, Hashable, CaseIterable {
    case point = "."
    case comma = ","
  }

  /// The separator of groups of three digits.
  package enum ThousandsMark: String, Sendable, Hashable, CaseIterable {
    case comma = ","
    case point = "."
    case space = " "
    case apostrophe = "'"
    case underscore = "_"
  }

  /// The characters of a text file.
  package enum Encoding: String, Sendable, Hashable, CaseIterable {
    case utf8, latin1, utf16
  }

  /// Which words stand for a missing value; an empty cell always does.
  package enum MissingWords: Sendable, Hashable {
    /// Unquoted `?`, `NA`, `N/A`, `NaN` and `null`, in any case.
    case usual
    /// These words in place of the usual ones, in every column.
    case words([String])
    /// These words in place of the usual ones, in the columns that are named.
    case columns([String: [String]])
  }
}

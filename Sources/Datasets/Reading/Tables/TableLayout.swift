/// What the rows of a table are read by: how the text is divided into cells, and what each column is for.
struct TableLayout: Sendable {
  let file: String
  let dialect: TableDialect
  let columns: TableColumns
  let kind: DatasetRequest.Kind
  let missing: DatasetRequest.Missing
  /// Whether a missing target is no mistake: rows to be predicted need none.
  var allowsMissingTargets = false
  /// A column.
  let missingRules: [MissingRule]
  /// How many columns of input numbers follow one another from this one on; 0 for other columns, and for those where a
  /// number stands for a missing value.
  let inputRuns: [Int]
  /// Whether rows may have one more cell, which is empty.
  let hasEmptyLastColumn: Bool

  var width: Int { columns.names.count }
  var inputCount: Int { columns.roles.count { $0 == .input } }

  init(
    file: String, dialect: TableDialect, columns: TableColumns, format: DatasetRequest.TableFormat,
    kind: DatasetRequest.Kind, hasEmptyLastColumn: Bool
  ) {
    self.file = file
    self.dialect = dialect
    self.columns = columns
    self.kind = kind
    missing = format.missing
    missingRules = columns.missingRules(format)
    self.hasEmptyLastColumn = hasEmptyLastColumn
    var runs = Array(repeating: 0, count: columns.roles.count)
    for column in runs.indices.reversed()
    where columns.roles[column] == .input && !missingRules[column].hasNumbers {
      runs[column] = 1 + (column + 1 < runs.count ? runs[column + 1] : 0)
    }
    inputRuns = runs
  }
}

/// What `etalon datasets NAME` shows of a data set.
package struct DatasetSummary: Sendable, Hashable {
  package struct Column: Sendable, Hashable {
    package let name: String
    package let minimum: Double
    package let maximum: Double
  }

  package struct Class: Sendable, Hashable {
    package let name: String
    package let rows: Int
  }

  package let name: String
  package let rowCount: Int
  /// The inputs, with the ranges of the values that are not missing.
  package let columns: [Column]
  /// Empty for regression.
  package let classes: [Class]
  /// The names of the targets of regression; empty for classification.
  package let targets: [String]
  /// Which rows belong together; nil without such a column.
  package let groups: RowGroups?

  package init(_ dataset: RawDataset) {
    name = dataset.name
    rowCount = dataset.rowCount
    groups = dataset.groups
    columns = dataset.columns.enumerated().map { index, name in
      var (minimum, maximum) = (Double.infinity, -Double.infinity)
      for row in 0..<dataset.rowCount {
        let value = dataset.inputs[row: row, column: index]
        if value < minimum { minimum = value }
        if value > maximum { maximum = value }
      }
      return Column(name: name, minimum: minimum, maximum: maximum)
    }
    switch dataset.target {
    case .classes(let list, _):
      classes = zip(list.names, dataset.classCounts).map { Class(name: $0, rows: $1) }
      targets = []
    case .values(let names, _):
      classes = []
      targets = names
    }
  }
}

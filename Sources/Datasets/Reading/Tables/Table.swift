/// A table as it was read: numbers, and text columns that are still to be encoded.
struct Table {
  var rowCount: Int
  /// The input columns that hold numbers, in file order.
  var numbers: InputMatrix
  /// The one-hot columns, in file order.
  var texts: [LabelColumn]
  /// The classes of classification.
  var labels: LabelColumn
  /// The labels of the group column; empty without one.
  var groups: LabelColumn
  /// The targets of regression, row by row in the request's order.
  var targets: [Double]
  /// One per row; empty if the table has no column of weights.
  var weights: [Double]
  var columns: TableColumns
  var droppedRows: [Int]
  var notes: [DatasetNote]
  /// Whether the targets are classes, one column per class.
  var hasOneHotTargets = false
}

/// Inputs, targets, groups and weights of samples as NumPy's arrays hold them; NaN is a missing value.
struct NumPySamples {
  /// Row by row, `width` per row.
  private(set) var inputs: [Double]
  let width: Int
  /// Row by row, `targetWidth` per row.
  private(set) var targets: NumPyArray.Values
  let targetWidth: Int
  let targetNames: [String]
  /// The group column's name and each row's label; nil without groups.
  private(set) var groups: (column: String, labels: [String])?

  /// One per row; nil without weights.
  private(set) var weights: [Double]?
  /// Where inputs and targets stood in one matrix; nil for arrays of inputs alone.
  let layout: SourceLayout?

  init(
    layout: SourceLayout? = nil, weights: [Double]?, inputs: [Double], width: Int, targets: NumPyArray.Values,
    targetWidth: Int,
    targetNames: [String],
    groups: (column: String, labels: [String])?
  ) {
    self.layout = layout
    self.weights = weights
    self.inputs = inputs
    self.width = width
    self.targets = targets
    self.targetWidth = targetWidth
    self.targetNames = targetNames
    self.groups = groups
  }

  var rowCount: Int { inputs.count / width }

  /// The values as texts; a missing one is `nan`.
  static func labels(_ values: NumPyArray.Values) -> [String] {
    switch values {
    case .texts(let texts): texts
    case .numbers(let numbers): numbers.map { $0.isNaN ? "nan" : Decimal.text($0) }
    }
  }

  /// Leaves out the rows with a missing value: their numbers, from 1.
  mutating func dropIncompleteRows() -> [Int] {
    let kept = (0..<rowCount).filter { !isIncomplete($0) }
    guard kept.count < rowCount else { return [] }
    let dropped = Array(Set(0..<rowCount).subtracting(kept)).sorted().map { $0 + 1 }
    inputs = kept.flatMap { inputs[$0 * width..<($0 + 1) * width] }
    switch targets {
    case .texts(let texts): targets = .texts(kept.map { texts[$0] })
    case .numbers(let numbers):
      targets = .numbers(kept.flatMap { numbers[$0 * targetWidth..<($0 + 1) * targetWidth] })
    }
    groups = groups.map { column, labels in (column, kept.map { labels[$0] }) }
    weights = weights.map { weights in kept.map { weights[$0] } }
    return dropped
  }

  private func isIncomplete(_ row: Int) -> Bool {
    if inputs[row * width..<(row + 1) * width].contains(where: \.isNaN) { return true }
    if groups?.labels[row] == "nan" || weights?[row].isNaN == true { return true }
    guard case .numbers(let numbers) = targets else { return false }
    return numbers[row * targetWidth..<(row + 1) * targetWidth].contains(where: \.isNaN)
  }

  /// Reports the first missing value that nothing replaces.
  func requireValues(
    _ missing: DatasetRequest.Missing, kind: DatasetRequest.Kind, file: String
  ) throws(DatasetError) {
    if missing != .mean, let index = inputs.firstIndex(where: \.isNaN) {
      throw DatasetError(
        "a value is missing (NaN); `missing: mean` would put the training part's mean in its place, "
          + "`missing: drop_row` would leave the row out",
        at: DatasetError.Place(file: file, row: index / width + 1), field: "missing")
    }
    if case .numbers(let numbers) = targets, let index = numbers.firstIndex(where: \.isNaN) {
      throw DatasetError(
        "the target is missing (NaN); `missing: drop_row` would leave such rows out",
        at: DatasetError.Place(file: file, row: index / targetWidth + 1), field: "target")
    }
    if let row = groups?.labels.firstIndex(of: "nan") {
      throw DatasetError(
        "the group is missing (NaN); `missing: drop_row` would leave such rows out",
        at: DatasetError.Place(file: file, row: row + 1), field: "group")
    }
    if let weights, let row = weights.firstIndex(where: { !($0.isFinite && $0 >= 0) }) {
      throw DatasetError(
        weights[row].isNaN
          ? "the weight is missing (NaN); `missing: drop_row` would leave such rows out"
          : "the weight \(Decimal.text(weights[row])) is not a finite number of at least 0",
        at: DatasetError.Place(file: file, row: row + 1), field: "weight")
    }
  }

  var inputMatrix: InputMatrix {
    var builder = InputMatrixBuilder()
    for value in inputs { builder.append(value) }
    return builder.matrix(rowCount: rowCount, columnCount: width)
  }

  var rowGroups: RowGroups? {
    guard let groups else { return nil }
    let list = ClassList(labels: groups.labels)
    return RowGroups(
      column: groups.column, names: list, indices: groups.labels.map { list.index(of: $0) ?? 0 })
  }
}

/// The numbers, from 1, of rows in their file, some of whose rows were left out.
struct RowNumbers {
  /// Ascending, from 1.
  let dropped: [Int]

  /// `row`: among the rows that were kept, from 0.
  subscript(row: Int) -> Int {
    var number = row + 1
    for other in dropped where other <= number { number += 1 }
    return number
  }
}

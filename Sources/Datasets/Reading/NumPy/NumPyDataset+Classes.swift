extension NumPyDataset {
  /// A number or a text per row, or one column per class.
  func classes(
    _ targets: NumPyArray.Values, width: Int, names: [String], dropped: [Int], file: String
  ) throws(DatasetError) -> RawDataset.Target {
    let rowNumbers = RowNumbers(dropped: dropped)
    var labels: [String] = []
    switch targets {
    case .texts(let texts): labels = texts
    case .numbers(let numbers) where width == 1: labels = numbers.map { Decimal.text($0) }
    case .numbers(let numbers):
      for row in 0..<numbers.count / width {
        let values = numbers[row * width..<(row + 1) * width]
        guard values.allSatisfy({ $0 == 0 || $0 == 1 }), values.reduce(0, +) == 1,
          let column = values.firstIndex(of: 1)
        else {
          throw DatasetError(
            "the targets are not one-hot: one of \(width) columns must be 1, the others 0",
            at: DatasetError.Place(file: file, row: rowNumbers[row]), field: "target")
        }
        labels.append(names[column - values.startIndex])
      }
    }
    var list = ClassList(labels: labels)
    if case .classes(let classes, _) = main?.target { list = classes }
    var indices: [Int32] = []
    for (row, label) in labels.enumerated() {
      guard label != "nan", let index = list.index(of: label) else {
        throw DatasetError(
          "`\(label)` is no class of the training file",
          at: DatasetError.Place(file: file, row: rowNumbers[row]), field: "target")
      }
      indices.append(index)
    }
    return .classes(list, indices: indices)
  }
}

/// Data sets from NumPy's files: an `.npz` archive with inputs and targets, a pair of `.npy` files, or one matrix whose
/// columns are used as a table's.
struct NumPyDataset {
  let kind: DatasetRequest.Kind
  let format: DatasetRequest.TableFormat
  /// The data set of which this is to be a further part.
  let main: RawDataset?

  /// What arrays of inputs and of targets are called, in the order in which they are looked for.
  private static let names = [
    ("X", "y"), ("x", "y"), ("X_train", "y_train"), ("x_train", "y_train"), ("data", "target"),
    ("features", "labels"), ("images", "labels"), ("train_images", "train_labels"), ("inputs", "targets"),
    ("arr_0", "arr_1"),
  ]

  static func isArray(_ content: [UInt8]) -> Bool { content.starts(with: NumPyArray.magic) }

  static func isArchive(_ content: [UInt8], file: String) -> Bool {
    content.starts(with: [0x50, 0x4B, 3, 4]) && file.lowercased().hasSuffix(".npz")
  }

  /// From an archive.
  func archive(_ content: [UInt8], file: String) throws(DatasetError) -> RawDataset {
    let archive = try ZipArchive(content, file: file)
    for (inputs, targets) in Self.names where archive.names.contains("\(inputs).npy") {
      guard let first = try archive.contents(of: "\(inputs).npy"),
        let second = try archive.contents(of: "\(targets).npy")
      else { continue }
      return try pair(
        NumPyArray(first, file: file), NumPyArray(second, file: file),
        weights: weights(in: archive, file: file), file: file, targetFile: file,
        note: .guess("array \(inputs) has the inputs, \(targets) the targets"))
    }
    let names = archive.names.map { $0.hasSuffix(".npy") ? String($0.dropLast(4)) : $0 }
    throw DatasetError(
      "the archive has no arrays X and y (or x_train and y_train, data and target, arr_0 and arr_1, …), but "
        + names.joined(separator: ", "), at: DatasetError.Place(file: file), field: "source")
  }

  /// The array of weights that the request names; nil if it names none.
  private func weights(in archive: ZipArchive, file: String) throws(DatasetError) -> NumPyArray? {
    guard let name = format.weight else { return nil }
    guard let content = try archive.contents(of: "\(name).npy") else {
      let names = archive.names.map { $0.hasSuffix(".npy") ? String($0.dropLast(4)) : $0 }
      throw DatasetError(
        "the archive has no array `\(name)`; the arrays are \(names.joined(separator: ", "))",
        at: DatasetError.Place(file: file), field: "weight")
    }
    return try NumPyArray(content, file: file)
  }

  /// From inputs and targets apart, of as many rows, and perhaps weights.
  func pair(
    _ inputs: NumPyArray, _ targets: NumPyArray, weights: NumPyArray? = nil, file: String,
    targetFile: String, note: DatasetNote? = nil
  ) throws(DatasetError) -> RawDataset {
    let place = DatasetError.Place(file: file)
    if weights == nil, let name = format.weight {
      throw DatasetError(
        "a pair of files has no weights `\(name)`; put X, y and \(name) into one archive by np.savez",
        at: place, field: "weight")
    }
    guard case .numbers(let numbers) = inputs.values, inputs.rowCount > 0, inputs.width > 0 else {
      throw DatasetError("the inputs are not numbers", at: place, field: "source")
    }
    guard targets.rowCount == inputs.rowCount else {
      throw DatasetError(
        "there are \(targets.rowCount) targets for \(inputs.rowCount) samples",
        at: DatasetError.Place(file: targetFile), field: "source")
    }
    let matrix = matrix(numbers, rows: inputs.rowCount, width: inputs.width, columns: Array(0..<inputs.width))
    return try dataset(
      matrix, targets: targets.values, width: targets.width, names: (0..<targets.width).map { String($0) },
      weights: weights.map { array throws(DatasetError) in
        guard case .numbers(let numbers) = array.values, numbers.count == inputs.rowCount else {
          throw DatasetError(
            "the weights are not one number for each of \(inputs.rowCount) samples", at: place,
            field: "weight")
        }
        return numbers
      }, file: file, note: note)
  }

  /// From one matrix: columns are named by their numbers from 1, the last is the target unless others are asked for.
  func matrix(_ array: NumPyArray, file: String) throws(DatasetError) -> RawDataset {
    let place = DatasetError.Place(file: file)
    guard array.shape.count == 2, array.shape[1] > 1, array.rowCount > 0,
      case .numbers(let numbers) = array.values
    else {
      throw DatasetError(
        "the array has the shape (\(array.shape.map(String.init).joined(separator: ", "))); one array is a matrix of "
          + "numbers with the target as a column, and two are {images: X.npy, labels: y.npy}",
        at: place, field: "source")
    }
    let cell = TablePreview.Cell(text: "", kind: .text, isQuoted: false)
    let columns = try TableColumns(
      header: Array(repeating: cell, count: array.width), hasHeader: false, file: file, line: 1,
      format: format,
      kind: kind)
    guard columns.oneHotCount == 0 else {
      throw DatasetError("`one_hot` is for tables", at: place, field: "one_hot")
    }
    let inputs = columns.roles.indices.filter { columns.roles[$0] == .input }
    guard !inputs.isEmpty else { throw DatasetError("no column is left for the inputs", at: place) }
    var targets = Array(repeating: 0, count: columns.targetCount)
    for (column, role) in columns.roles.enumerated() {
      if case .target(let order) = role { targets[order] = column }
    }
    let values = (0..<array.rowCount).flatMap { row in targets.map { numbers[row * array.width + $0] } }
    let weights = columns.roles.firstIndex(of: .weight).map { column in
      (0..<array.rowCount).map { numbers[$0 * array.width + column] }
    }
    let matrix = matrix(numbers, rows: array.rowCount, width: array.width, columns: inputs)
    return try dataset(
      matrix, targets: .numbers(values), width: targets.count, names: targets.map { String($0 + 1) },
      weights: weights, file: file, note: nil)
  }

  private func matrix(
    _ numbers: [Double], rows: Int, width: Int, columns: [Int]
  ) -> InputMatrix {
    var builder = InputMatrixBuilder()
    for row in 0..<rows {
      for column in columns { builder.append(numbers[row * width + column]) }
    }
    return builder.matrix(rowCount: rows, columnCount: columns.count)
  }

  private func dataset(
    _ inputs: InputMatrix, targets: NumPyArray.Values, width: Int, names: [String], weights: [Double]?,
    file: String, note: DatasetNote?
  ) throws(DatasetError) -> RawDataset {
    let place = DatasetError.Place(file: file)
    if let weights, let row = weights.firstIndex(where: { !($0.isFinite && $0 >= 0) }) {
      throw DatasetError(
        weights[row].isNaN
          ? "the weight is missing (NaN)"
          : "the weight \(Decimal.text(weights[row])) is not a finite number of at least 0",
        at: DatasetError.Place(file: file, row: row + 1), field: "weight")
    }
    if let main, main.inputs.columnCount != inputs.columnCount {
      throw DatasetError(
        "the samples have \(inputs.columnCount) values where \(main.name) has \(main.inputs.columnCount)",
        at: place)
    }
    if case .doubles(let values) = inputs.values, format.missing != .mean,
      let index = values.firstIndex(where: \.isNaN)
    {
      throw DatasetError(
        "a value is missing (NaN); `missing: mean` would put the training part's mean in its place",
        at: DatasetError.Place(file: file, row: index / inputs.columnCount + 1), field: "missing")
    }
    let target: RawDataset.Target
    switch (kind, targets) {
    case (.regression, .numbers(let values)):
      if let index = values.firstIndex(where: \.isNaN) {
        throw DatasetError(
          "the target is missing (NaN)", at: DatasetError.Place(file: file, row: index / width + 1))
      }
      target = .values(columns: names, values: values)
    case (.regression, .texts):
      throw DatasetError("the targets are texts; `task: regression` needs numbers", at: place, field: "task")
    case (.classification, _):
      target = try classes(targets, width: width, names: names, file: file)
    }
    return RawDataset(
      name: file, inputs: inputs, target: target, weights: weights?.map { $0 + 0 } ?? [],
      notes: [note].compactMap { $0 })
  }

  /// A number or a text a row, or a column a class.
  private func classes(
    _ targets: NumPyArray.Values, width: Int, names: [String], file: String
  ) throws(DatasetError) -> RawDataset.Target {
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
            at: DatasetError.Place(file: file, row: row + 1), field: "target")
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
          at: DatasetError.Place(file: file, row: row + 1), field: "target")
      }
      indices.append(index)
    }
    return .classes(list, indices: indices)
  }
}

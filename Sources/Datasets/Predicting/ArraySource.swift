/// The arrays of a file: inputs, and targets where it has them.
struct ArraySource {
  private(set) var inputs: [Double]
  let width: Int
  let rowCount: Int
  private(set) var targets: TargetArray?
  private(set) var notes: [DatasetNote] = []

  /// Throws `DatasetError` for arrays that do not fit the network.
  init(
    _ content: [UInt8], file: String, encoding: InputEncoding, decoding: OutputDecoding
  ) throws(DatasetError) {
    let place = DatasetError.Place(file: file)
    guard !encoding.columns.contains(where: \.isText) else {
      throw DatasetError("the network has columns of texts, and an array has numbers alone", at: place)
    }
    width = encoding.columns.count
    let found = try Self.arrays(content, file: file)
    notes = found.notes
    let array = found.inputs
    guard case .numbers(let numbers) = array.values else {
      throw DatasetError("the inputs are not numbers", at: place)
    }
    rowCount = array.rowCount
    guard array.width != width else {
      (inputs, targets) = (numbers, found.targets)
      return
    }
    // A matrix as in training has the targets as columns.
    let columns = encoding.sourceWidth
    guard array.width == columns, found.targets == nil, !encoding.targets.isEmpty else {
      throw DatasetError(
        "the samples have \(array.width.counted("value")); the network needs \(width)"
          + (columns == width ? "" : ", or \(columns) as in the training file"), at: place)
    }
    func values(_ positions: [Int]) -> [Double] {
      (0..<array.rowCount).flatMap { row in positions.map { numbers[row * columns + $0 - 1] } }
    }
    inputs = values(encoding.columns.map(\.position))
    targets = TargetArray(
      values: .numbers(values(encoding.targets.map(\.position))), width: encoding.targets.count,
      rowCount: array.rowCount)
  }

  /// The values of a file with targets alone.
  static func column(of path: String) throws(DatasetError) -> TargetArray {
    TargetArray(try array(DataFile.bytes(path), file: path))
  }

  private static func arrays(
    _ content: [UInt8], file: String
  ) throws(DatasetError) -> (inputs: NumPyArray, targets: TargetArray?, notes: [DatasetNote]) {
    guard NumPyDataset.isArchive(content, file: file) else {
      return (try array(content, file: file), nil, [])
    }
    let archive = try ZipArchive(content, file: file)
    func contents(_ name: String) throws(DatasetError) -> NumPyArray {
      try NumPyArray(archive.contents(of: "\(name).npy") ?? [], file: file)
    }
    let names = archive.arrayNames
    // Samples that training did not have come first.
    if let pair = NumPyArrayNames.find(.test, in: names) ?? NumPyArrayNames.find(.validation, in: names)
      ?? NumPyArrayNames.find(.train, in: names)
    {
      let note = DatasetNote.guess("array \(pair.inputs) has the inputs, \(pair.targets) the targets")
      return (try contents(pair.inputs), TargetArray(try contents(pair.targets)), [note])
    }
    guard names.count == 1 else { throw NumPyArrayNames.unknown(names, file: file) }
    return (try contents(names[0]), nil, [])
  }

  /// NumPy's array, or IDX.
  private static func array(_ content: [UInt8], file: String) throws(DatasetError) -> NumPyArray {
    if NumPyDataset.isArray(content) { return try NumPyArray(content, file: file) }
    let array = try IDX.read(content, file: file)
    return NumPyArray(shape: array.sizes, type: "|u1", values: .numbers(array.values.map { Double($0) }))
  }
}

/// Targets as an array holds them.
struct TargetArray {
  let values: NumPyArray.Values
  /// Values per row.
  let width: Int
  let rowCount: Int

  init(values: NumPyArray.Values, width: Int, rowCount: Int) {
    (self.values, self.width, self.rowCount) = (values, width, rowCount)
  }

  init(_ array: NumPyArray) {
    self.init(values: array.values, width: array.width, rowCount: array.rowCount)
  }

  /// The class of each row, −1 where the target is missing: a number or a text per row, or a column per class.
  func labels(among names: [String], at place: DatasetError.Place) throws(DatasetError) -> [Int32] {
    if width == names.count, width > 1, case .numbers(let numbers) = values {
      return (0..<rowCount).map { row in
        let own = numbers[row * width..<(row + 1) * width]
        return own.firstIndex(of: 1).map { Int32($0 - own.startIndex) } ?? -1
      }
    }
    guard width == 1 else {
      throw DatasetError(
        "the targets have \(width.counted("value")) per sample, and there are \(names.count) classes",
        at: place)
    }
    let list = ClassList(labels: names)
    var labels: [Int32] = []
    for (row, label) in NumPySamples.labels(values).enumerated() {
      guard label == "nan" || list.index(of: label) != nil else {
        throw DatasetError(
          "`\(label)` is no class of the network (\(names.joined(separator: ", ")))",
          at: DatasetError.Place(file: place.file, row: row + 1))
      }
      labels.append(list.index(of: label) ?? -1)
    }
    return labels
  }

  /// The target values, row by row; NaN where one is missing.
  func numbers(width wanted: Int, at place: DatasetError.Place) throws(DatasetError) -> [Double] {
    guard case .numbers(let numbers) = values, width == wanted else {
      throw DatasetError("the targets must be \(wanted.counted("number")) per sample", at: place)
    }
    return numbers
  }
}

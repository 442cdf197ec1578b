import Learning

/// Data sets from NumPy's files: an `.npz` archive with inputs and targets, a pair of `.npy` files, or one matrix whose
/// columns are used as a table's.
struct NumPyDataset {
  let kind: DatasetRequest.Kind
  let format: DatasetRequest.TableFormat
  /// The data set of which this is to be a further part.
  let main: RawDataset?

  static func isArray(_ content: [UInt8]) -> Bool { content.starts(with: NumPyArray.magic) }

  static func isArchive(_ content: [UInt8], file: String) -> Bool {
    content.starts(with: [0x50, 0x4B, 3, 4]) && file.lowercased().hasSuffix(".npz")
  }

  /// The training part, or all samples, from an archive.
  func archive(_ content: [UInt8], file: String) throws(DatasetError) -> RawDataset {
    let archive = try ZipArchive(content, file: file)
    guard let found = NumPyArrayNames.find(.train, in: archive.arrayNames) else {
      throw NumPyArrayNames.unknown(archive.arrayNames, file: file)
    }
    var dataset = try part(of: archive, found, file: file)
    for held in [DatasetPart.validation, .test] {
      guard let own = NumPyArrayNames.find(held, in: archive.arrayNames) else { continue }
      dataset.notes.append(
        .guess(
          "arrays \(own.inputs) and \(own.targets) are not used; `split: {\(held.rawValue): published}` makes them the "
            + "\(held.rawValue) part", field: "split.\(held.rawValue)"))
    }
    return dataset
  }

  /// A held-out part with arrays of its own, of groups and weights too; nil if the archive has none.
  func archive(_ content: [UInt8], file: String, part: DatasetPart) throws(DatasetError) -> RawDataset? {
    let archive = try ZipArchive(content, file: file)
    let names = archive.arrayNames
    guard let found = NumPyArrayNames.find(part, in: names) else { return nil }
    var format = format
    format.group = format.group.flatMap { NumPyArrayNames.counterpart(of: $0, part, in: names) }
    format.weight = format.weight.flatMap { NumPyArrayNames.counterpart(of: $0, part, in: names) }
    let own = NumPyDataset(kind: kind, format: format, main: main)
    var dataset = try own.part(of: archive, found, file: file)
    if let weight = self.format.weight, format.weight == nil {
      let expected = NumPyArrayNames.counterparts(of: weight, part)[0]
      dataset.notes.append(
        .guess(
          "the \(part.rawValue) part has no weights: the archive has no array \(expected)", field: "weight"))
    }
    return dataset
  }

  private func part(
    of archive: ZipArchive, _ found: (inputs: String, targets: String), file: String
  ) throws(DatasetError) -> RawDataset {
    let samples = try samples(found, names: archive.arrayNames, file: file) { name throws(DatasetError) in
      try NumPyArray(archive.contents(of: "\(name).npy") ?? [], file: file)
    }
    let note = DatasetNote.guess("array \(found.inputs) has the inputs, \(found.targets) the targets")
    return try dataset(samples, file: file, notes: [note])
  }

  /// From the arrays of inputs and targets and those that the request names, which must have as many rows.
  ///
  /// `names`: of all arrays of the archive; `array` reads one of them.
  func samples(
    _ found: (inputs: String, targets: String), names: [String], file: String,
    array: (String) throws(DatasetError) -> NumPyArray
  ) throws(DatasetError) -> NumPySamples {
    func named(_ name: String?, field: String) throws(DatasetError) -> NumPyArray? {
      guard let name else { return nil }
      guard names.contains(name) else {
        throw DatasetError(
          "the archive has no array `\(name)`; it has \(names.joined(separator: ", "))",
          at: DatasetError.Place(file: file), field: field)
      }
      return try array(name)
    }
    let groups = try named(format.group, field: "group")
    let weights = try named(format.weight, field: "weight")
    return try samples(
      array(found.inputs), array(found.targets), groups: groups.map { (format.group ?? "", $0) },
      weights: weights, file: file, targetFile: file)
  }

  /// From separate inputs and targets, which must have as many rows.
  func pair(
    _ inputs: NumPyArray, _ targets: NumPyArray, file: String, targetFile: String
  ) throws(DatasetError) -> RawDataset {
    try dataset(
      samples(inputs, targets, groups: nil, file: file, targetFile: targetFile), file: file, notes: [])
  }

  func samples(
    _ inputs: NumPyArray, _ targets: NumPyArray, groups: (name: String, array: NumPyArray)?,
    weights: NumPyArray? = nil, file: String, targetFile: String
  ) throws(DatasetError) -> NumPySamples {
    let place = DatasetError.Place(file: file)
    if let group = format.group, groups == nil {
      throw DatasetError(
        "`group` names a column or an array, and the source is two files without columns: `\(group)`",
        at: place,
        field: "group")
    }
    guard case .numbers(let numbers) = inputs.values, inputs.rowCount > 0, inputs.width > 0 else {
      throw DatasetError("the inputs are not numbers", at: place, field: "source")
    }
    guard targets.rowCount == inputs.rowCount else {
      throw DatasetError(
        "there are \(targets.rowCount) targets for \(inputs.rowCount) samples",
        at: DatasetError.Place(file: targetFile), field: "source")
    }
    if let groups, groups.array.rowCount != inputs.rowCount || groups.array.width != 1 {
      throw DatasetError(
        "array `\(groups.name)` must have one value for each of the \(inputs.rowCount) samples", at: place,
        field: "group")
    }
    return NumPySamples(
      weights: try weightNumbers(weights, count: inputs.rowCount, at: place), inputs: numbers,
      width: inputs.width, targets: targets.values, targetWidth: targets.width,
      targetNames: (0..<targets.width).map { String($0) },
      groups: groups.map { ($0.name, NumPySamples.labels($0.array.values)) })
  }

  /// From one matrix: columns are named by their numbers from 1, the last is the target unless others are asked for.
  func matrix(_ array: NumPyArray, file: String) throws(DatasetError) -> RawDataset {
    try dataset(samples(array, file: file), file: file, notes: [])
  }

  func samples(_ array: NumPyArray, file: String) throws(DatasetError) -> NumPySamples {
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
    func columnValues(_ columns: [Int]) -> [Double] {
      var values: [Double] = []
      values.reserveCapacity(array.rowCount * columns.count)
      for row in 0..<array.rowCount {
        for column in columns { values.append(numbers[row * array.width + column]) }
      }
      return values
    }
    let group = columns.roles.firstIndex(of: .group)
    let weight = columns.roles.firstIndex(of: .weight)
    return NumPySamples(
      layout: columns.layout, weights: weight.map { columnValues([$0]) }, inputs: columnValues(inputs),
      width: inputs.count,
      targets: .numbers(columnValues(targets)),
      targetWidth: targets.count, targetNames: targets.map { String($0 + 1) },
      groups: group.map { (String($0 + 1), NumPySamples.labels(.numbers(columnValues([$0])))) })
  }

  /// One number per sample; nil if the request names no weights.
  private func weightNumbers(
    _ weights: NumPyArray?, count: Int, at place: DatasetError.Place
  ) throws(DatasetError) -> [Double]? {
    guard let name = format.weight else { return nil }
    guard let weights else {
      throw DatasetError(
        "`weight` names a column or an array, and the source is two files without columns: `\(name)`",
        at: place, field: "weight")
    }
    guard case .numbers(let numbers) = weights.values, numbers.count == count else {
      throw DatasetError(
        "array `\(name)` must have one number for each of the \(count) samples", at: place, field: "weight")
    }
    return numbers
  }

  private func dataset(
    _ samples: NumPySamples, file: String, notes: [DatasetNote]
  ) throws(DatasetError) -> RawDataset {
    let place = DatasetError.Place(file: file)
    if let main, main.inputs.columnCount != samples.width {
      throw DatasetError(
        "the samples have \(samples.width) values where \(main.name) has \(main.inputs.columnCount)",
        at: place)
    }
    if kind == .regression, case .texts = samples.targets {
      throw DatasetError("the targets are texts; `task: regression` needs numbers", at: place, field: "task")
    }
    var (samples, notes, dropped) = (samples, notes, [Int]())
    if format.missing == .dropRow {
      dropped = samples.dropIncompleteRows()
      guard samples.rowCount > 0 else {
        throw DatasetError("all rows (\(dropped.count)) have a missing value", at: place)
      }
      if !dropped.isEmpty {
        notes.append(
          .guess("\(dropped.count.counted("row")) with a missing value (NaN) left out", field: "missing"))
      }
    }
    try samples.requireValues(format.missing, kind: kind, file: file)
    var target = RawDataset.Target.values(columns: samples.targetNames, values: [])
    switch (kind, samples.targets) {
    case (.regression, .numbers(let values)):
      target = .values(columns: samples.targetNames, values: values)
    default:
      target = try classes(
        samples.targets, width: samples.targetWidth, names: samples.targetNames, dropped: dropped, file: file)
    }
    return RawDataset(
      name: file, inputs: samples.inputMatrix, target: target,
      weights: samples.weights?.map { $0 + 0 } ?? [], layout: samples.layout, groups: samples.rowGroups,
      droppedRows: dropped, notes: notes)
  }
}

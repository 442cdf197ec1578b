import Learning

/// The data of an experiment, read once: gives the samples of each partition.
package struct Dataset: Sendable {
  package let request: DatasetRequest
  package let shape: DatasetShape
  /// What was read, without the parts from further files, unless these are appended.
  package let raw: RawDataset
  /// The rows of appended parts, which every training part has.
  private let appended: Range<Int32>
  private let validationFile: RawDataset?
  private let testFile: RawDataset?
  private let splitter: Splitter

  /// Reads and checks all that the request names. `threads`: how many read a table at a time.
  package init(_ request: DatasetRequest, threads: Int = 1) throws(DatasetError) {
    self.request = request
    let loader = DatasetLoader(request: request, threads: threads)
    let main = try loader.main()
    let raw = try loader.joined(main)
    self.raw = raw
    appended = Int32(main.rowCount)..<Int32(raw.rowCount)
    testFile = try loader.part(.test, main: raw)
    try ColumnScaling.requireColumns(request.scale, of: raw)
    validationFile = try loader.part(.validation, main: raw)
    let groups = request.format.group == nil ? nil : main.groups
    var split = request.split
    // Parts with arrays of their own are like those of further files.
    if split.test == .published, testFile != nil { split.test = .file(request.source) }
    if split.validation == .published, validationFile != nil { split.validation = .file(request.source) }
    splitter = try Splitter(split, dataset: main, published: loader.published, groups: groups)
    try Self.requireDisjointGroups(groups, testFile, validationFile)
    let weightChecks = WeightChecks(dataset: main, splitter: splitter, repeats: request.split.repeats)
    try weightChecks.requireTrainingWeights()
    let files = [testFile, validationFile].compactMap { $0 }
    // The names of bundled sets are as their authors chose them.
    let labelNotes = if case .bundled = request.source { [DatasetNote]() } else { Self.labelNotes(raw) }
    shape = DatasetShape(
      inputs: raw.inputs.columnCount,
      target: raw.shapeTarget,
      rows: raw.rowCount,
      droppedRows: files.reduce(raw.droppedRows.count) { $0 + $1.droppedRows.count },
      train: (splitter.sizes(of: .train) ?? 0...0).shifted(by: appended.count),
      validation: validationFile.map { $0.rowCount...$0.rowCount } ?? splitter.sizes(of: .validation),
      test: testFile.map { $0.rowCount...$0.rowCount } ?? splitter.sizes(of: .test),
      folds: splitter.folds, repeats: request.split.repeats,
      notes: Self.notes(of: raw, split) + labelNotes + ColumnChecks(dataset: raw, request: request).notes
        + SplitChecks(dataset: main, splitter: splitter).notes + weightChecks.notes + files.flatMap(\.notes))
  }

  /// What was noted about the source; parts with arrays of their own are not reported if they are used.
  private static func notes(of raw: RawDataset, _ split: DatasetRequest.Split) -> [DatasetNote] {
    raw.notes.filter { note in
      !(note.field == "split.test" && split.test != nil)
        && !(note.field == "split.validation" && split.validation != nil)
    }
  }

  private static func labelNotes(_ dataset: RawDataset) -> [DatasetNote] {
    var notes: [DatasetNote] = []
    if case .classes(let list, _) = dataset.target {
      notes += LabelChecks.notes(of: list, name: "classes", field: "target")
    }
    for (column, list) in dataset.categories.sorted(by: { $0.key < $1.key }) {
      notes += LabelChecks.notes(of: list, name: "values of column `\(column)`", field: "one_hot")
    }
    return notes
  }

  /// Reports a group that another file has too.
  private static func requireDisjointGroups(
    _ groups: RowGroups?, _ test: RawDataset?, _ validation: RawDataset?
  ) throws(DatasetError) {
    guard let groups else { return }
    for (field, file) in [("split.test", test), ("split.validation", validation)] {
      guard let file, let own = file.groups else { continue }
      for name in own.names.names where groups.names.index(of: name) != nil {
        throw DatasetError(
          "group `\(name)` of column `\(groups.column)` occurs in the main file too",
          at: DatasetError.Place(file: file.name), field: field)
      }
    }
  }

  /// The samples of a partition, encoded and scaled.
  ///
  /// `fold` (0-based) is given where, and only where, the data are folded; `outputs` is one of the shape's
  /// `outputCounts`; `outputsAreTanh` decides what classes become where the request does not say. Fails where
  /// a scaled value is beyond `Scalar`, or a column has nothing to take a mean of.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func partition<Scalar: BinaryFloatingPoint & Sendable>(
    repetition: Int, fold: Int?, outputs: Int, outputsAreTanh: Bool, as: Scalar.Type = Scalar.self
  ) throws(DatasetError) -> Partition<Scalar> {
    let parts = parts(repetition: repetition, fold: fold)
    let scaling = try InputScaling(request.scale, dataset: raw, training: parts.train.rows)
    let encoding = TargetEncoding(
      request, dataset: raw, training: parts.train.rows, outputs: outputs, outputsAreTanh: outputsAreTanh)
    let task: Task =
      if case .classes(let list, _) = raw.target {
        .classification(classes: list.count, threshold: encoding.threshold)
      } else {
        .regression(units: encoding.units)
      }
    func samples(_ part: PartRows) throws(DatasetError) -> Samples<Scalar> {
      Samples(
        count: part.rows.count, inputCount: shape.inputs, outputCount: outputs,
        inputs: try scaling.encoded(part.dataset, rows: part.rows, as: Scalar.self),
        targets: encoding.encoded(part.dataset, rows: part.rows, as: Scalar.self),
        labels: TargetEncoding.labels(part.dataset, rows: part.rows),
        weights: part.dataset.weights.isEmpty ? [] : part.rows.map { part.dataset.weights[Int($0)] })
    }
    var (validation, test): (Samples<Scalar>?, Samples<Scalar>?)
    if let part = parts.validation { validation = try samples(part) }
    if let part = parts.test { test = try samples(part) }
    return Partition(task: task, train: try samples(parts.train), validation: validation, test: test)
  }

  /// The digests of the same partition's parts.
  package func digests(repetition: Int, fold: Int?) -> PartitionDigests {
    let parts = parts(repetition: repetition, fold: fold)
    let text = { (part: PartRows) in PartDigest.text(part.dataset, rows: part.rows) }
    return PartitionDigests(
      train: text(parts.train), validation: parts.validation.map(text), test: parts.test.map(text))
  }

  /// The samples of each part of the same partition, in the order train, validation, test.
  package func sampleCounts(repetition: Int, fold: Int?) -> [Int] {
    let parts = parts(repetition: repetition, fold: fold)
    return [parts.train, parts.validation, parts.test].compactMap { $0?.rows.count }
  }

  /// The targets of each part of the same partition, in the order train, validation, test.
  package func targets(repetition: Int, fold: Int?) -> [(part: DatasetPart, targets: RawTargets)] {
    let parts = parts(repetition: repetition, fold: fold)
    let all: [(DatasetPart, PartRows?)] = [
      (.train, parts.train), (.validation, parts.validation), (.test, parts.test),
    ]
    return all.compactMap { part, own in
      own.map { (part: part, targets: RawTargets($0.dataset, rows: $0.rows)) }
    }
  }

  typealias PartRows = (dataset: RawDataset, rows: [Int32])

  func parts(
    repetition: Int, fold: Int?
  ) -> (train: PartRows, validation: PartRows?, test: PartRows?) {
    precondition(0..<request.split.repeats ~= repetition)
    let rows = splitter.rows(repetition: repetition, fold: fold)
    let whole = { (file: RawDataset) -> PartRows in (file, (0..<Int32(file.rowCount)).map { $0 }) }
    return (
      (raw, rows.train + appended), rows.validation.map { (raw, $0) } ?? validationFile.map(whole),
      rows.test.map { (raw, $0) } ?? testFile.map(whole)
    )
  }
}

extension ClosedRange<Int> {
  fileprivate func shifted(by count: Int) -> ClosedRange { lowerBound + count...upperBound + count }
}

extension RawDataset {
  fileprivate var shapeTarget: DatasetShape.Target {
    switch target {
    case .classes(let list, _): .classes(list.names)
    case .values(let columns, _): .columns(columns)
    }
  }
}

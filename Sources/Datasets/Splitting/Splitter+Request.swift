import Learning

extension Splitter {
  /// The split that was asked for, checked against the data: every part gets at least one sample.
  ///
  /// - Parameters:
  ///   - published: how the bundled set was published, if it is one.
  ///   - groups: which rows stay together; nil where any may be apart.
  init(
    _ request: DatasetRequest.Split, dataset: RawDataset, published: BundledDataset.PublishedSplit?,
    groups rowGroups: RowGroups? = nil
  ) throws(DatasetError) {
    let reader = HoldoutReader(dataset: dataset, published: published)
    rowCount = dataset.rowCount
    isShuffled = request.order == .shuffled
    seed = request.seed
    folds = request.folds
    foldPart = request.test == nil ? .test : .validation
    (fixedTest, drawnTest) = try reader.read(request.test, field: "split.test")
    (fixedValidation, drawnValidation) = try reader.read(request.validation, field: "split.validation")
    (strata, strataCount) = ([], 1)
    if case .classes(let list, let indices) = dataset.target, request.isStratified {
      (strata, strataCount) = (indices, list.count)
    }
    try requireDisjointParts(request, dataset.name)
    try requireSamples(dataset.name)
    try requireRepeatsThatDiffer(request, dataset.name)
    guard let rowGroups else { return }
    try requireGroups(rowGroups, order: request.order, dataset.name)
    groups = SplitGroups(rowGroups, splitter: self, pool: pool, repeats: request.repeats)
  }

  private func requireDisjointParts(_ request: DatasetRequest.Split, _ name: String) throws(DatasetError) {
    let place = DatasetError.Place(file: name)
    if let test = fixedTest, let validation = fixedValidation, test.overlaps(validation) {
      let shared = test.clamped(to: validation)
      throw DatasetError(
        "\(shared.count) of the rows are in both the test and the validation part", at: place,
        field: "split.validation")
    }
    if request.folds != nil, request.test != nil, request.validation != nil {
      throw DatasetError(
        "with a test part, the held-out fold is the validation part; leave out `validation:` or `folds:`",
        at: place, field: "split.validation")
    }
  }

  private func requireSamples(_ name: String) throws(DatasetError) {
    let place = DatasetError.Place(file: name)
    let testCount = (fixedTest?.count ?? 0) + (drawnTest ?? 0)
    let validationCount = (fixedValidation?.count ?? 0) + (drawnValidation ?? 0)
    guard remainingCount > 0 else {
      let parts = [(testCount, "test"), (validationCount, "validation")].filter { $0.0 > 0 }
        .map { "\($0.0) for \($0.1)" }.joined(separator: " and ")
      throw DatasetError(
        "the split leaves nothing to train on: \(parts) of \(rowCount) samples", at: place, field: "split")
    }
    guard let folds else { return }
    guard folds >= 2 else {
      throw DatasetError("there are at least 2 folds, not \(folds)", at: place, field: "split.folds")
    }
    guard folds <= remainingCount else {
      throw DatasetError(
        "\(folds) folds are more than the \(remainingCount) samples to be folded", at: place,
        field: "split.folds")
    }
  }

  private func requireRepeatsThatDiffer(
    _ request: DatasetRequest.Split, _ name: String
  ) throws(DatasetError) {
    let place = DatasetError.Place(file: name)
    guard request.repeats >= 1 else {
      throw DatasetError(
        "there is at least 1 repeat, not \(request.repeats)", at: place, field: "split.repeats")
    }
    let isDrawn = drawnTest != nil || drawnValidation != nil || folds != nil
    guard request.repeats == 1 || (isDrawn && isShuffled) else {
      throw DatasetError(
        "\(request.repeats) repeats would be the same partition each time; repeats need shuffled folds or a "
          + "shuffled test or validation part", at: place, field: "split.repeats")
    }
  }
}

/// Turns a held-out part that was asked for into rows of a data set.
private struct HoldoutReader {
  let dataset: RawDataset
  let published: BundledDataset.PublishedSplit?

  private var place: DatasetError.Place { DatasetError.Place(file: dataset.name) }

  /// Rows that are set aside, or a number of samples to draw; neither for no part, or one from another file.
  func read(
    _ holdout: DatasetRequest.Holdout?, field: String
  ) throws(DatasetError) -> (fixed: Range<Int>?, drawn: Int?) {
    switch holdout {
    case nil, .file: return (nil, nil)
    case .fraction(let fraction): return (nil, try count(fraction, field: field))
    case .count(let count):
      guard 1...dataset.rowCount ~= count else {
        throw DatasetError(
          "\(count) samples are asked for; the data set has \(dataset.rowCount)", at: place, field: field)
      }
      return (nil, count)
    case .rows(let rows): return (try range(rows, field: field), nil)
    case .published: return (try publishedRange(field: field), nil)
    }
  }

  /// A fraction of all samples, rounded half up.
  private func count(_ fraction: Double, field: String) throws(DatasetError) -> Int {
    guard fraction >= 0, fraction < 1 else {
      throw DatasetError("a fraction is from 0 to below 1, not \(fraction)", at: place, field: field)
    }
    let count = Int((fraction * Double(dataset.rowCount) + 0.5).rounded(.down))
    guard count >= 1 else {
      throw DatasetError(
        "a fraction of \(fraction) of \(dataset.rowCount) samples is less than one sample", at: place,
        field: field)
    }
    return count
  }

  /// 0-based, among the rows that were kept.
  private func range(_ rows: ClosedRange<Int>, field: String) throws(DatasetError) -> Range<Int> {
    let total = dataset.rowCount + dataset.droppedRows.count
    guard rows.lowerBound >= 1, rows.upperBound <= total else {
      throw DatasetError(
        "rows \(rows.lowerBound) to \(rows.upperBound) are asked for; the data set has rows 1 to \(total)",
        at: place, field: field)
    }
    // Rows are counted as the file has them, so those left out before the range and in it do not count here.
    let start = rows.lowerBound - 1 - dataset.droppedRows.count { $0 < rows.lowerBound }
    let end = rows.upperBound - dataset.droppedRows.count { $0 <= rows.upperBound }
    guard start < end else {
      throw DatasetError(
        "rows \(rows.lowerBound) to \(rows.upperBound) were all left out for missing values", at: place,
        field: field)
    }
    return start..<end
  }

  private func publishedRange(field: String) throws(DatasetError) -> Range<Int> {
    guard let published else {
      throw DatasetError("the data set was not published with a test part", at: place, field: field)
    }
    switch published {
    case .test(let rows):
      guard field == "split.test" else {
        throw DatasetError("the part that the data set was published with is `test`", at: place, field: field)
      }
      return try range(rows, field: field)
    case .folds(let folds, let repeats):
      throw DatasetError(
        "the data set was published with folds, not with a test part: `folds: \(folds)`, "
          + "`repeats: \(repeats)`", at: place, field: field)
    }
  }
}

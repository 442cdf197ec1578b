import Learning

/// Reads the sources that a request names.
struct DatasetLoader {
  let request: DatasetRequest
  /// How many threads read a table.
  var threads = 1

  /// How the source was published; nil for files.
  var published: BundledDataset.PublishedSplit? {
    guard case .bundled(let name, _) = request.source else { return nil }
    return BundledDataset.named(name)?.published
  }

  /// The source itself.
  func main() throws(DatasetError) -> RawDataset {
    let dataset = try read(request.source, main: nil)
    if case .classes(let list, _) = dataset.target, list.count < 2 {
      throw DatasetError(
        "all \(dataset.rowCount) samples are of one class, `\(list.names[0])`; classification needs two",
        at: DatasetError.Place(file: dataset.name), field: "target")
    }
    return dataset
  }

  /// The part that a further file, or arrays of their own in the source, hold; nil if the part is none or is taken from
  /// the source's rows.
  func part(_ part: DatasetPart, main: RawDataset) throws(DatasetError) -> RawDataset? {
    try self.part(part, as: part == .test ? request.split.test : request.split.validation, main: main)
  }

  /// The source with the samples of appended parts after its own. A published part that is taken from the source's rows is there
  /// already.
  func joined(_ main: RawDataset) throws(DatasetError) -> RawDataset {
    var joined = main
    for own in request.appended {
      guard let part = try part(own.part, as: own.holdout, main: main) else { continue }
      joined = try joined.appending(part)
    }
    return joined
  }

  private func part(
    _ part: DatasetPart, as holdout: DatasetRequest.Holdout?, main: RawDataset
  ) throws(DatasetError) -> RawDataset? {
    switch holdout {
    case .file(let source): return try read(source, main: main)
    case .published:
      guard case .table(let path) = request.source, path.lowercased().hasSuffix(".npz") else { return nil }
      let content = try DataFile.bytes(path)
      guard NumPyDataset.isArchive(content, file: path) else { return nil }
      return try NumPyDataset(kind: request.kind, format: request.format, main: main)
        .archive(content, file: path, part: part)
    default: return nil
    }
  }

  private func read(_ source: DatasetRequest.Source, main: RawDataset?) throws(DatasetError) -> RawDataset {
    switch source {
    case .bundled(let name, let size):
      return try bundled(name, size: size, main: main)
    case .table(let path):
      return try table(path, main: main)
    case .idx(let images, let labels):
      let content = try DataFile.bytes(images)
      if NumPyDataset.isArray(content) {
        let numpy = NumPyDataset(kind: request.kind, format: request.format, main: main)
        return try numpy.pair(
          NumPyArray(content, file: images), NumPyArray(DataFile.bytes(labels), file: labels), file: images,
          targetFile: labels)
      }
      try requireClassification(images)
      return try IDX.dataset(
        images: content, imageFile: images, labels: DataFile.bytes(labels), labelFile: labels,
        main: main)
    }
  }

  private func table(_ path: String, main: RawDataset?) throws(DatasetError) -> RawDataset {
    let text = try TableText(file: path)
    let numpy = NumPyDataset(kind: request.kind, format: request.format, main: main)
    if NumPyDataset.isArray(text.beginning) {
      return try numpy.matrix(NumPyArray(text.content(), file: path), file: path)
    }
    if NumPyDataset.isArchive(text.beginning, file: path) {
      return try numpy.archive(text.content(), file: path)
    }
    try ForeignFile.refuse(text.beginning, file: path)
    let table = try TableReader.read(
      text, file: path, delimiter: Self.delimiter(path), format: request.format, kind: request.kind,
      threads: threads)
    return try table.dataset(file: path, main: main)
  }

  private func bundled(_ name: String, size: Int?, main: RawDataset?) throws(DatasetError) -> RawDataset {
    guard let bundled = BundledDataset.named(name) else {
      let names = BundledDataset.all.map(\.name).joined(separator: ", ")
      throw DatasetError("there is no bundled data set `\(name)`; there are \(names)", field: "source")
    }
    guard main == nil else {
      throw DatasetError(
        "a part is a file, not a bundled data set", at: DatasetError.Place(file: name), field: "split")
    }
    try requireClassification(name)
    if let group = request.format.group, group != bundled.groups {
      let sets = BundledDataset.all.compactMap { set in set.groups.map { "`\(set.name)` has `\($0)`" } }
      throw DatasetError(
        "the data set has no column of groups `\(group)`; \(sets.joined(separator: ", "))",
        at: DatasetError.Place(file: name), field: "group")
    }
    return try bundled.load(size: size)
  }

  private func requireClassification(_ name: String) throws(DatasetError) {
    guard request.kind == .classification else {
      throw DatasetError(
        "the data set is one of classes; `task: regression` needs a CSV or TSV file",
        at: DatasetError.Place(file: name), field: "task")
    }
  }

  /// A tab for `.tsv` and `.tab`, with or without `.gz`; otherwise a comma.
  static func delimiter(_ path: String) -> UInt8 {
    var name = path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    return name.hasSuffix(".tsv") || name.hasSuffix(".tab") ? UInt8(ascii: "\t") : UInt8(ascii: ",")
  }
}

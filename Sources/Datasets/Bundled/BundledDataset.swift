/// A data set that is embedded in the binary: where it comes from and how it was published.
package struct BundledDataset: Sendable {
  /// What the size of a generated set means.
  package struct Size: Sendable, Hashable {
    package let meaning: String
    package let standard: Int
    package let range: ClosedRange<Int>
  }

  /// How the set's authors divided it.
  package enum PublishedSplit: Sendable, Hashable {
    /// A test part of these rows, 1-based and inclusive; the others are for training.
    case test(rows: ClosedRange<Int>)
    /// Cross-validation, with new random folds each time.
    case folds(Int, repeats: Int)
  }

  enum Origin: Sendable {
    /// Files inside the binary, one after another.
    case files([String])
    case generated(GeneratedDataset)
  }

  package let name: String
  /// One sentence.
  package let summary: String
  package let source: String
  package let licence: String
  /// nil for a set of one size.
  package let size: Size?
  package let published: PublishedSplit?
  /// The column that says which rows belong together, which is not an input; nil without one.
  package let groups: String?
  let origin: Origin

  init(
    name: String, summary: String, source: String, licence: String, size: Size? = nil,
    published: PublishedSplit? = nil, groups: String? = nil, origin: Origin
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    self.licence = licence
    self.size = size
    self.published = published
    self.groups = groups
    self.origin = origin
  }

  package static func named(_ name: String) -> BundledDataset? { all.first { $0.name == name } }

  /// The samples, in the set's own order. `size`: nil for the standard size.
  package func load(size: Int? = nil) throws(DatasetError) -> RawDataset {
    let place = DatasetError.Place(file: name)
    guard let meaning = self.size else {
      guard size == nil else {
        throw DatasetError("the data set has no size to choose", at: place, field: "size")
      }
      return try rows(size: 0)
    }
    let size = size ?? meaning.standard
    guard meaning.range.contains(size) else {
      let range = "\(meaning.range.lowerBound) to \(meaning.range.upperBound)"
      throw DatasetError("the size is \(size), not \(range) (\(meaning.meaning))", at: place, field: "size")
    }
    return try rows(size: size)
  }

  private func rows(size: Int) throws(DatasetError) -> RawDataset {
    switch origin {
    case .generated(let generator): return generator.dataset(name: name, size: size)
    case .files(let files):
      var whole: RawDataset?
      var format = DatasetRequest.TableFormat(hasHeader: true)
      format.group = groups
      for file in files {
        let table = try TableReader.read(
          TableText(EmbeddedFile.bytes(file)), file: name, delimiter: UInt8(ascii: ","),
          format: format, kind: .classification)
        let part = try table.dataset(file: name, main: whole)
        whole = whole.map { $0.followed(by: part) } ?? part
      }
      guard let whole else { preconditionFailure("\(name) has no files") }
      return whole
    }
  }
}

extension RawDataset {
  /// The rows of both, for two classification sets with the same columns and classes.
  func followed(by other: RawDataset) -> RawDataset {
    guard case .classes(let classes, let first) = target, case .classes(classes, let second) = other.target,
      columns == other.columns
    else { preconditionFailure("\(name) and \(other.name) differ in kind") }
    var builder = InputMatrixBuilder()
    for matrix in [inputs, other.inputs] {
      for row in 0..<matrix.rowCount {
        for column in 0..<matrix.columnCount { builder.append(matrix[row: row, column: column]) }
      }
    }
    return RawDataset(
      name: name, inputs: builder.matrix(rowCount: rowCount + other.rowCount, columnCount: columns.count),
      columns: columns, target: .classes(classes, indices: first + second), layout: layout,
      groups: groups.flatMap { own in other.groups.map { own.followed(by: $0) } })
  }
}

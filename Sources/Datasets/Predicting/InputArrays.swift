/// A file of arrays as the inputs of a trained network: NumPy's `.npy` and `.npz`, and IDX; it is in memory as a whole.
///
/// Arrays have no names for their columns, so these are matched by position.
struct InputArrays {
  /// Rows of a block.
  private static let blockSize = 4096

  private let width: Int
  private let rowCount: Int
  private let values: [Double]
  /// The class of each row; empty without targets and for a regression.
  private let labels: [Int32]
  private let targets: [Double]
  let hasTargets: Bool
  let notes: [DatasetNote]
  private var next = 0

  /// Whether a file with this content, decompressed, is one of arrays.
  static func isRecognized(_ content: [UInt8], file: String) -> Bool {
    NumPyDataset.isArray(content) || NumPyDataset.isArchive(content, file: file) || IDX.isRecognized(content)
  }

  /// Reads the file, and targets from a file of their own if there is one. Throws `DatasetError`.
  init(
    _ content: [UInt8], file: String, targetFile: String?, encoding: InputEncoding, decoding: OutputDecoding
  ) throws(DatasetError) {
    let source = try ArraySource(content, file: file, encoding: encoding, decoding: decoding)
    let targets =
      try targetFile.map { path throws(DatasetError) in try ArraySource.column(of: path) }
      ?? source.targets
    (width, values, rowCount, notes) = (source.width, source.inputs, source.rowCount, source.notes)
    hasTargets = targets != nil
    guard let targets else {
      (labels, self.targets) = ([], [])
      return
    }
    let place = DatasetError.Place(file: targetFile ?? file)
    guard targets.rowCount == rowCount else {
      throw DatasetError("there are \(targets.rowCount) targets for \(rowCount) samples", at: place)
    }
    if decoding.isClassification {
      labels = try targets.labels(among: decoding.names, at: place)
      self.targets = []
    } else {
      labels = []
      self.targets = try targets.numbers(width: decoding.outputCount, at: place)
    }
  }

  /// The next rows; nil after the last.
  mutating func nextRows() -> InputRows? {
    guard next < rowCount else { return nil }
    let rows = next..<min(rowCount, next + Self.blockSize)
    next = rows.upperBound
    let targetWidth = targets.count / rowCount
    return InputRows(
      firstRow: rows.lowerBound + 1, count: rows.count,
      values: Array(values[rows.lowerBound * width..<rows.upperBound * width]),
      labels: labels.isEmpty ? [] : Array(labels[rows]),
      targets: Array(targets[rows.lowerBound * targetWidth..<rows.upperBound * targetWidth]), texts: [:])
  }
}

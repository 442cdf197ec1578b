import Files

/// The text of a data file from its beginning to its end, in blocks: a large file is never in memory as a whole.
///
/// A gzip file, and one in another encoding than UTF-8, is one block: it must be converted first.
final class TableBlocks {
  /// The bytes of a block that is read, at least one.
  static let size = 4 << 20

  let file: String
  private let reader: PosixFile?
  private var offset = 0
  private var whole: [UInt8]?

  /// Throws for a file that cannot be read, and for formats of other programs.
  init(_ file: String, encoding: DatasetRequest.Encoding) throws(DatasetError) {
    self.file = file
    let start = try DataFile.start(file, upTo: Self.size)
    if Gzip.isGzip(start) || encoding != .utf8 {
      let content = try DataFile.bytes(file)
      try Self.refuseOthers(content, file: file)
      whole = try TextEncoding.utf8(content, encoding, file: file)
      reader = nil
    } else {
      try Self.refuseOthers(start, file: file)
      _ = try TextEncoding.utf8(start, encoding, file: file)
      reader = try DataFile.opened(file)
    }
  }

  private static func refuseOthers(_ content: [UInt8], file: String) throws(DatasetError) {
    guard !NumPyDataset.isArray(content), !NumPyDataset.isArchive(content, file: file) else {
      throw DatasetError(
        "a NumPy file has no named columns; save it as CSV, for example with pandas",
        at: DatasetError.Place(file: file))
    }
    try ForeignFile.refuse(content, file: file)
  }

  /// The next bytes; none at the end.
  func next() throws(DatasetError) -> [UInt8] {
    guard reader != nil else {
      defer { whole = nil }
      return whole ?? []
    }
    do throws(FileError) {
      let block = try reader?.contents(from: offset, upTo: Self.size) ?? []
      offset += block.count
      return block
    } catch {
      throw DatasetError("the file could not be read: \(error.reason)", at: DatasetError.Place(file: file))
    }
  }
}

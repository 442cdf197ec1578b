import Files

/// The text of a table in UTF-8: in memory, or in a file of which only the pieces that are being read are in memory.
final class TableText: Sendable {
  /// How many of the first bytes show what a file is, and how its table is written.
  static let beginningSize = 4 << 20

  /// Its first bytes: all of them if the text is in memory.
  let beginning: [UInt8]
  /// Its length in bytes.
  let count: Int
  private let path: String
  /// nil if the text is in memory.
  private let file: PosixFile?

  init(_ content: consuming [UInt8]) {
    count = content.count
    beginning = content
    path = ""
    file = nil
  }

  /// A file, decompressed if it is gzip. `beginningSize`: the largest file that is kept in memory as it is; at least 1.
  init(file path: String, beginningSize: Int = TableText.beginningSize) throws(DatasetError) {
    self.path = path
    let start = try DataFile.start(path, upTo: beginningSize)
    if Gzip.isGzip(start) || start.count < beginningSize {
      beginning = Gzip.isGzip(start) ? try DataFile.bytes(path) : start
      count = beginning.count
      file = nil
    } else {
      count = try DataFile.size(path)
      beginning = start
      file = try DataFile.opened(path)
    }
  }

  var isInMemory: Bool { beginning.count == count }

  /// All bytes.
  func content() throws(DatasetError) -> [UInt8] {
    if isInMemory { return beginning }
    return try DataFile.bytes(path)
  }

  /// What `body` makes of a part of the text; nil if the part could not be read, or the file has become shorter.
  func withBytes<Result>(_ range: Range<Int>, _ body: (borrowing Span<UInt8>) -> Result) -> Result? {
    if range.upperBound <= beginning.count {
      let content = beginning
      let part = content.span.extracting(range)
      return body(part)
    }
    let bytes = try? file?.contents(from: range.lowerBound, upTo: range.count)
    guard let bytes, bytes.count == range.count else { return nil }
    return body(bytes.span)
  }
}

import Files

/// The bytes of a data file, decompressed where they are gzip.
enum DataFile {
  /// The most bytes that a file may hold, as it is and decompressed: 4 GiB.
  static let sizeLimit = 1 << 32

  /// The most bytes that compressed data may grow to, so that a small file cannot exhaust the memory: 100 times their size,
  /// but at least 256 MiB and at most 4 GiB. Tables of numbers grow 3 to 20 times.
  static func inflatedLimit(_ compressedSize: Int) -> Int {
    min(sizeLimit, max(1 << 28, 100 * compressedSize))
  }

  /// A path is not expanded: absolute, or relative to the working directory.
  static func bytes(_ path: String) throws(DatasetError) -> [UInt8] {
    let content = try contents(path)
    guard Gzip.isGzip(content) else { return content }
    return try decompressed(content, path, limit: inflatedLimit(content.count))
  }

  /// The content of gzip data. `limit`: the most bytes that it may have.
  static func decompressed(_ content: [UInt8], _ path: String, limit: Int) throws(DatasetError) -> [UInt8] {
    do throws(Gzip.Failure) {
      return try Gzip.decompressed(content, limit: limit)
    } catch {
      let message =
        switch error {
        case .truncated: "the gzip data are cut off"
        case .corrupt: "the gzip data are damaged"
        case .tooLarge(let limit):
          limit == sizeLimit
            ? "the gzip data hold more than \(limit) bytes"
            : "the gzip data grow from \(content.count) bytes to more than \(limit); if this is intended, decompress the "
              + "file: gunzip \(path)"
        }
      throw problem(message, path)
    }
  }

  /// The first bytes as they are, at most `limit`.
  static func start(_ path: String, upTo limit: Int) throws(DatasetError) -> [UInt8] {
    try check(path)
    return try reading(path, "be read") { () throws(FileError) in
      try PosixFile(path, for: .reading).contents(upTo: limit)
    }
  }

  /// The file, to be read in pieces.
  static func opened(_ path: String) throws(DatasetError) -> PosixFile {
    try check(path)
    do throws(FileError) { return try PosixFile(path, for: .reading) } catch {
      throw problem("the file could not be read", path)
    }
  }

  /// The file's size in bytes; throws for files that are larger than what is read.
  @discardableResult
  static func size(_ path: String) throws(DatasetError) -> Int {
    let status = try check(path)
    guard status.size <= sizeLimit else {
      throw problem("the file is larger than \(sizeLimit) bytes", path)
    }
    return status.size
  }

  private static func contents(_ path: String) throws(DatasetError) -> [UInt8] {
    try size(path)
    return try reading(path, "be read") { () throws(FileError) in
      try PosixFile(path, for: .reading).contents()
    }
  }

  /// Only regular files are read: a pipe or a device might never end.
  @discardableResult
  private static func check(_ path: String) throws(DatasetError) -> FileStatus {
    let status = try reading(path, "be found") { () throws(FileError) in try FileStatus(of: path) }
    switch status.kind {
    case .regular: break
    case .folder: throw problem("the path is a folder", path)
    case .other: throw problem("the path is not a regular file", path)
    }
    return status
  }

  /// What `body` returns; its error becomes the user's mistake, with `action` for what could not be done.
  private static func reading<Result>(
    _ path: String, _ action: String, _ body: () throws(FileError) -> Result
  ) throws(DatasetError) -> Result {
    do throws(FileError) { return try body() } catch {
      switch error.cause {
      case .notFound: throw problem("the file does not exist", path)
      case .permissionDenied: throw problem("the file may not be read: permission denied", path)
      case .contradiction, .other: throw problem("the file could not \(action)", path)
      }
    }
  }

  private static func problem(_ message: String, _ path: String) -> DatasetError {
    DatasetError(message, at: DatasetError.Place(file: path), field: "source")
  }
}

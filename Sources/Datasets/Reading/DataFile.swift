#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a data file, decompressed where they are gzip. Files are read by POSIX's own calls, into the one buffer
/// that the bytes stay in.
enum DataFile {
  /// The most bytes that a file may hold, as it is and decompressed: 4 GiB.
  static let sizeLimit = 1 << 32

  /// A path is taken as it is: absolute, or relative to the working directory.
  static func bytes(_ path: String) throws(DatasetError) -> [UInt8] {
    let place = DatasetError.Place(file: path)
    let size = try sizeOfRegularFile(path, place)
    let content = try contents(path, size: size, place)
    guard Gzip.isGzip(content) else { return content }
    do throws(Gzip.Failure) {
      return try Gzip.decompressed(content, limit: sizeLimit)
    } catch {
      let message =
        switch error {
        case .truncated: "the gzip data are cut off"
        case .corrupt: "the gzip data are damaged"
        case .tooLarge(let limit): "the gzip data hold more than \(limit) bytes"
        }
      throw DatasetError(message, at: place, field: "source")
    }
  }

  /// What is no regular file (a pipe, a device) might never end.
  private static func sizeOfRegularFile(
    _ path: String, _ place: DatasetError.Place
  ) throws(DatasetError) -> Int {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw failure(errno, doing: "be found", place) }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      let words = kind == S_IFDIR ? "a folder" : "not a regular file"
      throw DatasetError("the path is \(words)", at: place, field: "source")
    }
    guard status.st_size <= sizeLimit else {
      throw DatasetError("the file is larger than \(sizeLimit) bytes", at: place, field: "source")
    }
    return Int(status.st_size)
  }

  /// `size`: what the file is expected to hold; it is read to its end, whatever that is.
  private static func contents(
    _ path: String, size: Int, _ place: DatasetError.Place
  ) throws(DatasetError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno, doing: "be read", place) }
    defer { close(descriptor) }
    // One byte more, so that the end shows in the first piece.
    var content = try piece(of: descriptor, size: size + 1, place)
    var isAtEnd = content.count <= size
    while !isAtEnd {
      let further = try piece(of: descriptor, size: 1 << 16, place)
      content += further
      isAtEnd = further.count < 1 << 16
    }
    return content
  }

  /// The next `size` bytes; fewer at the file's end.
  private static func piece(
    of descriptor: Int32, size: Int, _ place: DatasetError.Place
  ) throws(DatasetError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      unsafe buffer.preferLargePages()
      while count < size {
        // Darwin reads no more than 2³¹ − 1 bytes at once.
        let got = unsafe read(descriptor, buffer.baseAddress! + count, min(size - count, 1 << 30))
        if got > 0 {
          count += got
        } else if got == 0 || errno != EINTR {
          code = got == 0 ? 0 : errno
          break
        }
      }
    }
    guard code == 0 else { throw failure(code, doing: "be read", place) }
    return bytes
  }

  /// The error of a call that left `code` in errno.
  private static func failure(_ code: Int32, doing: String, _ place: DatasetError.Place) -> DatasetError {
    let words =
      switch code {
      case ENOENT: "the file does not exist"
      case EACCES, EPERM: "the file may not be read: permission denied"
      default: "the file could not \(doing)"
      }
    return DatasetError(words, at: place, field: "source")
  }
}

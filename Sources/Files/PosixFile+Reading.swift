#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PosixFile {
  /// The whole content, or its first `limit` bytes, regardless of the current position; for a pipe, the rest.
  package func contents(upTo limit: Int = .max) throws(FileError) -> [UInt8] {
    let status = try FileStatus(descriptor: descriptor, path: path)
    let isRegular = status.kind == .regular
    if isRegular { _ = try SystemCall.retrying("read", path) { lseek(descriptor, 0, SEEK_SET) } }
    // One byte more than expected, so that the first read already detects the end.
    var size = min(isRegular ? status.size + 1 : 4096, limit)
    var content = try nextPiece(size: size)
    var isAtEnd = content.count < size
    while !isAtEnd, content.count < limit {
      size = min(max(content.count, 1 << 16), limit - content.count)
      let piece = try nextPiece(size: size)
      content += piece
      isAtEnd = piece.count < size
    }
    return content
  }

  /// At most `limit` bytes of a regular file from a 0-based offset; none at its end and beyond. Several threads may read at a
  /// time.
  package func contents(from offset: Int, upTo limit: Int) throws(FileError) -> [UInt8] {
    try unsafe piece(size: limit) { [descriptor] start, length, done in
      unsafe pread(descriptor, start, length, off_t(offset + done))
    }
  }

  /// What the system says about the open file.
  package func status() throws(FileError) -> FileStatus {
    try FileStatus(descriptor: descriptor, path: path)
  }

  /// The next `size` bytes; fewer at the file's end.
  private func nextPiece(size: Int) throws(FileError) -> [UInt8] {
    try unsafe piece(size: size) { [descriptor] start, length, _ in unsafe read(descriptor, start, length) }
  }

  /// Up to `size` bytes; `call` reads the given number of them to an address, after as many as its last argument says.
  private func piece(
    size: Int, _ call: (UnsafeMutableRawPointer, Int, Int) -> Int
  ) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      unsafe buffer.preferLargePages()
      while count < size {
        do throws(FileError) {
          let start = unsafe UnsafeMutableRawPointer(buffer.baseAddress! + count)
          // Darwin reads no more than 2³¹ − 1 bytes at once.
          let length = min(size - count, 1 << 30)
          let got = try SystemCall.retrying("read", path) { unsafe call(start, length, count) }
          if got == 0 { break }
          count += got
        } catch {
          failure = error
          break
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

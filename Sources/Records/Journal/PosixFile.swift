// The only file of this target that calls the operating system. Reads, writes and syncs are POSIX's own, because
// a journal needs what no portable layer offers: short writes seen, data forced to the disk, locks that end with
// their process.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file.
///
/// Invariants: `descriptor` is open and owned by this value alone from `init` to `deinit`; no pointer into an array
/// outlives the call that it is passed to.
package struct PosixFile: ~Copyable {
  package enum Access {
    case reading
    /// Created where it is missing; every write goes to the end.
    case appending
    /// Created empty, or emptied.
    case replacing
    /// Created where it is missing, never emptied.
    case locking
  }

  package let path: String
  private let descriptor: Int32

  package init(_ path: String, for access: Access) throws(FileError) {
    let flags =
      switch access {
      case .reading: O_RDONLY
      case .appending: O_RDWR | O_CREAT | O_APPEND
      case .replacing: O_WRONLY | O_CREAT | O_TRUNC
      case .locking: O_RDWR | O_CREAT
      }
    self.path = path
    descriptor = try Self.retrying(access == .reading ? "read" : "write", path) { unsafe open(path, flags | O_CLOEXEC, 0o666) }
  }

  deinit { close(descriptor) }

  /// Bytes that the file holds.
  package func size() throws(FileError) -> Int {
    Int(try Self.retrying("read", path) { lseek(descriptor, 0, SEEK_END) })
  }

  /// The length of a regular file; nil for what has none, such as a pipe or a folder.
  private func regularSize() throws(FileError) -> Int? {
    var status = stat()
    _ = try Self.retrying("read", path) { unsafe fstat(descriptor, &status) }
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// The whole content, or its first `limit` bytes, whatever was read or written before; a pipe's is what nobody has read
  /// yet.
  package func contents(upTo limit: Int = .max) throws(FileError) -> [UInt8] {
    let expected = try regularSize().map { min($0, limit - 1) }
    if expected != nil { _ = try Self.retrying("read", path) { lseek(descriptor, 0, SEEK_SET) } }
    var bytes = [UInt8](repeating: 0, count: (expected ?? 4095) + 1)
    var count = 0
    while true {
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
      let got = try Self.retrying("read", path) {
        unsafe bytes.withUnsafeMutableBytes { buffer in
          // Darwin reads and writes no more than 2³¹ − 1 bytes at once.
          unsafe read(descriptor, buffer.baseAddress! + count, min(buffer.count - count, 1 << 30))
        }
      }
      count += got
      if got == 0 || count >= limit { break }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Writes all bytes, in as many calls as it takes; after an error any prefix of them may be in the file.
  package func writeAll(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      done += try Self.retrying("write", path) {
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe write(descriptor, buffer.baseAddress! + done, min(buffer.count - done, 1 << 30))
        }
      }
    }
  }

  package func truncate(to length: Int) throws(FileError) {
    _ = try Self.retrying("truncate", path) { ftruncate(descriptor, off_t(length)) }
  }

  /// Asks the system to begin with what a `sync` will wait for; a wish, which some systems do not know.
  package func beginSync() {
    #if os(Linux)
      // It would give up the pages that are on the disk already; those that are not, it begins to write.
      _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    #endif
  }

  /// Returns when the content, and the length that finds it, would survive a loss of power.
  package func sync() throws(FileError) {
    #if canImport(Darwin)
      // fsync alone leaves the data in the drive's cache; file systems that cannot do more refuse F_FULLFSYNC.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
      _ = try Self.retrying("sync", path) { fsync(descriptor) }
    #else
      _ = try Self.retrying("sync", path) { fdatasync(descriptor) }
    #endif
  }

  /// Whether this file could be locked for this process; the lock ends with the file, and so with the process.
  package func tryLock() throws(FileError) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw Self.error("lock", path)
  }

  /// Calls until it is not interrupted, and throws where it gives −1.
  fileprivate static func retrying<Result: BinaryInteger>(
    _ action: String, _ path: String, _ call: () -> Result
  ) throws(FileError) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      if errno != EINTR { throw error(action, path) }
    }
  }

  fileprivate static func error(_ action: String, _ path: String) -> FileError {
    unsafe FileError(action, path, String(cString: strerror(errno)))
  }
}

/// Folders and names of files.
package enum PosixFolder {
  /// Makes the folder and those above it that are missing, each of them durable.
  package static func create(_ path: String) throws(FileError) {
    if exists(path) { return }
    let parent = parent(of: path)
    if parent != path { try create(parent) }
    // Another process may have made it since.
    if unsafe mkdir(path, 0o777) != 0, errno != EEXIST {
      throw PosixFile.error("create", path)
    }
    try sync(parent)
  }

  package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// The names in a folder, ascending by their bytes; empty where there is no such folder.
  package static func names(in path: String) throws(FileError) -> [String] {
    guard let stream = unsafe opendir(path) else {
      if errno == ENOENT { return [] }
      throw PosixFile.error("read", path)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let capacity = unsafe MemoryLayout.size(ofValue: entry.pointee.d_name)
        return unsafe pointer.withMemoryRebound(to: CChar.self, capacity: capacity) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Gives the file at `source` the name `target`, in place of what had it; durable once the folder is synced.
  package static func rename(_ source: String, to target: String) throws(FileError) {
    _ = try PosixFile.retrying("replace", target) { unsafe systemRename(source, target) }
  }

  package static func remove(_ path: String) { unsafe unlink(path) }

  /// Makes the names in a folder durable.
  package static func sync(_ path: String) throws(FileError) {
    let descriptor = try PosixFile.retrying("sync", path) { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    defer { close(descriptor) }
    // File systems without durable folders say EINVAL: there is nothing to wait for.
    if fsync(descriptor) != 0, errno != EINVAL {
      throw PosixFile.error("sync", path)
    }
  }

  /// The path without its last component: `.` where it has but one, `/` for the root.
  package static func parent(of path: String) -> String {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? path.dropLast() : path[...]
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }
}

@unsafe private func systemRename(_ source: String, _ target: String) -> Int32 {
  unsafe rename(source, target)
}

/// This process, as others that find its lock shall name it: `process 4242 on host`.
package func nameOfThisProcess() -> String {
  var host = [CChar](repeating: 0, count: 256)
  // The last byte stays 0, so that a host name that fills the buffer ends.
  let isNamed =
    unsafe host.withUnsafeMutableBufferPointer { unsafe gethostname($0.baseAddress!, $0.count - 1) } == 0
  let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return "process \(getpid())" + (isNamed ? " on \(name)" : "")
}

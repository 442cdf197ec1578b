#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file, by POSIX calls: a journal needs short writes to be reported, data to be synced to the disk, and locks
/// that end with their process.
///
/// Invariants: `descriptor` is open and owned by this value alone from `init` to `deinit`; no pointer into an array
/// outlives the call that it is passed to.
package struct PosixFile: ~Copyable, Sendable {
  package enum Access {
    case reading
    /// Created if missing; every write goes to the end.
    case appending
    /// Must not exist; created by this process alone. Every write goes to the end.
    case creating
    /// Created, or truncated to no bytes.
    case replacing
    /// Created if missing, never truncated.
    case locking
  }

  /// Which files are opened.
  package enum Kind {
    case regular
    /// Pipes and devices too, which may block and have no end.
    case any
  }

  package let path: String
  let descriptor: Int32

  /// Opens the file at `path`; throws, and does not wait for a writer, if it is a pipe or a device and `kind` is regular.
  package init(_ path: String, for access: Access, kind: Kind = .regular) throws(FileError) {
    let flags =
      switch access {
      case .reading: O_RDONLY
      case .appending: O_RDWR | O_CREAT | O_APPEND
      case .creating: O_RDWR | O_CREAT | O_EXCL | O_APPEND
      case .replacing: O_WRONLY | O_CREAT | O_TRUNC
      case .locking: O_RDWR | O_CREAT
      }
    self.path = path
    descriptor = try Self.opened(path, flags, kind: kind, action: access == .reading ? "read" : "write")
  }

  private static func opened(
    _ path: String, _ flags: Int32, kind: Kind, action: String
  ) throws(FileError) -> Int32 {
    // Opening a pipe waits for its other end.
    if kind == .regular, let status = try? FileStatus(of: path), status.kind == .other {
      throw FileError(action, path, "not a regular file")
    }
    return try SystemCall.retrying(action, path) { unsafe open(path, flags | O_CLOEXEC, 0o666) }
  }

  deinit { close(descriptor) }

  /// The file's size in bytes.
  package func size() throws(FileError) -> Int {
    Int(try SystemCall.retrying("read", path) { lseek(descriptor, 0, SEEK_END) })
  }

  /// Writes all bytes, in as many calls as it takes; after an error any prefix of them may be in the file.
  package func writeAll(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      done += try SystemCall.retrying("write", path) {
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe write(descriptor, buffer.baseAddress! + done, min(buffer.count - done, 1 << 30))
        }
      }
    }
  }

  /// Truncates the file to `length` bytes, or extends it with zeros.
  package func truncate(to length: Int) throws(FileError) {
    _ = try SystemCall.retrying("truncate", path) { ftruncate(descriptor, off_t(length)) }
  }

  /// Asks the system to start writing what a `sync` will wait for; a hint, which some systems ignore.
  package func beginSync() {
    #if os(Linux)
      // Drops pages that are already on the disk, and starts to write the others.
      _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    #endif
  }

  /// Returns when the content and the length of the file would survive a power failure.
  package func sync() throws(FileError) {
    #if canImport(Darwin)
      // fsync alone leaves the data in the drive's cache; file systems that cannot do more refuse F_FULLFSYNC.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
      _ = try SystemCall.retrying("sync", path) { fsync(descriptor) }
    #else
      _ = try SystemCall.retrying("sync", path) { fdatasync(descriptor) }
    #endif
  }

  /// Reports the errors that closing the file would: a network file system may send data only then. The file stays open.
  package func flush() throws(FileError) {
    let copy = try SystemCall.retrying("write", path) { dup(descriptor) }
    // Not repeated after a signal: the copy is closed in any case.
    if close(copy) != 0 { throw SystemCall.error("write", path) }
  }

  /// Locks the file for this process; returns false if another process has the lock. The lock ends when the file is
  /// closed, at the latest with the process.
  package func tryLock() throws(FileError) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw SystemCall.error("lock", path)
  }

  /// Releases the lock, also for copies of the open file in child processes that have not called `exec` yet: closing the
  /// file alone would leave them holding it.
  func unlock() { flock(descriptor, LOCK_UN) }
}

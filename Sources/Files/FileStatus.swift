#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The type and size of a file.
package struct FileStatus: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case regular
    case folder
    /// A pipe, a socket or a device, which may have no end; or a symbolic link.
    case other
  }

  package let kind: Kind
  /// In bytes; meaningful for regular files.
  package let size: Int
  /// Which file this is: a file that replaced another has another identity.
  package let identity: Identity
  /// How many names the file has.
  let names: Int

  /// The file system's numbers of a file, which stay as long as the file is there or open.
  package struct Identity: Sendable, Hashable {
    let device: UInt64
    let inode: UInt64
  }

  /// The status of the file at `path`, following symbolic links. The file is not opened, so a pipe does not block.
  package init(of path: String) throws(FileError) {
    var status = stat()
    _ = try SystemCall.retrying("read", path) { unsafe stat(path, &status) }
    self.init(status)
  }

  /// The status of the directory entry at `path`, where a symbolic link is of kind `other`.
  init(ofEntry path: String) throws(FileError) {
    var status = stat()
    _ = try SystemCall.retrying("read", path) { unsafe lstat(path, &status) }
    self.init(status)
  }

  init(descriptor: Int32, path: String) throws(FileError) {
    var status = stat()
    _ = try SystemCall.retrying("read", path) { unsafe fstat(descriptor, &status) }
    self.init(status)
  }

  private init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .other
      }
    size = Int(status.st_size)
    names = Int(status.st_nlink)
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Creates a file with its whole content, unless it exists: of several processes, on one machine or several, one succeeds.
package enum ExclusiveFile {
  /// Returns false if the file exists already. A reader finds no file or the whole content.
  ///
  /// The bytes are written to a temporary file, which is then given the name by `link`: it fails if the name exists, on NFS
  /// too, and needs no lock.
  ///
  /// - Parameter owner: a text that no other process uses, part of the temporary file's name.
  package static func create(
    _ path: String, with bytes: [UInt8], owner: String
  ) throws(FileError) -> Bool {
    if PosixFolder.exists(path) { return false }
    let temporary = "\(path).\(owner).new"
    let file = try PosixFile(temporary, for: .creating)
    defer { PosixFolder.remove(temporary) }
    try file.writeAll(bytes)
    try file.sync()
    let code = unsafe link(temporary, path) == 0 ? 0 : errno
    if code != 0 {
      // A server's answer may be lost, and the repeated request then finds the name that the first one made.
      guard code == EEXIST else { throw FileError("create", path, SystemCall.message(of: code)) }
      guard try file.status().names == 2 else { return false }
    }
    try PosixFolder.sync(PosixFolder.parent(of: path))
    return true
  }
}

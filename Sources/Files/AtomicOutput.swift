/// A file that is written piece by piece and put in place at the end: readers see the old content or all of the new one.
///
/// Devices and pipes, such as `/dev/stdout`, are written to directly. Without `replace`, nothing changes at the path.
package final class AtomicOutput {
  private let path: String
  /// nil where the path itself is written to.
  private let temporary: String?
  private let file: PosixFile
  private var isReplaced = false

  /// Begins the file beside its place, as `path` + `.new`.
  package init(_ path: String) throws(FileError) {
    let kind = (try? FileStatus(of: path))?.kind
    if kind == .folder { throw FileError("write", path, "is a folder") }
    let isFile = kind != .other
    let target = isFile ? PosixFolder.resolved(path) ?? path : path
    let file = try PosixFile(isFile ? target + ".new" : target, for: .replacing)
    self.file = file
    self.path = target
    temporary = isFile ? target + ".new" : nil
  }

  deinit {
    if let temporary, !isReplaced { PosixFolder.remove(temporary) }
  }

  package func write(_ bytes: [UInt8]) throws(FileError) { try file.writeAll(bytes) }

  /// Puts the file in its place, with its content safe on the disk.
  package func replace() throws(FileError) {
    guard let temporary else { return }
    try file.sync()
    try PosixFolder.rename(temporary, to: path)
    isReplaced = true
    try PosixFolder.sync(PosixFolder.parent(of: path))
  }
}

/// An exclusive lock on a folder, for as long as this value exists.
///
/// The lock belongs to the open file; its content only names the holder. A killed process loses the lock and leaves the
/// content, which is then meaningless.
package struct FolderLock: ~Copyable {
  private let file: PosixFile

  /// Locks `folder` for `holder`; if another process has the lock, throws an error with the name of its holder.
  package init(_ folder: String, holder: String) throws(FileError) {
    let file = try PosixFile(folder + "/lock", for: .locking)
    guard try file.tryLock() else {
      let other = String(decoding: try file.contents(), as: UTF8.self)
      throw FileError(
        "write to", folder, other.isEmpty ? "another process is writing to it" : "\(other) is writing to it")
    }
    try file.truncate(to: 0)
    try file.writeAll(Array(holder.utf8))
    self.file = file
  }

  /// Who holds the lock of `folder`, as the holder wrote; nil if it was released. A killed holder is still named.
  package static func holder(of folder: String) -> String? {
    guard let file = try? PosixFile(folder + "/lock", for: .reading),
      let text = try? file.contents(upTo: 256),
      !text.isEmpty
    else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  deinit {
    try? file.truncate(to: 0)
    file.unlock()
  }
}

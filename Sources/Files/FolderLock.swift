/// The right of one process to write to a folder, until this value ends.
///
/// The lock is on the open file, not in its bytes: they only say who holds it. A process that is killed loses the lock
/// and leaves the bytes, which then mean nothing.
package struct FolderLock: ~Copyable {
  private let file: PosixFile

  /// Locks `folder` for `holder`, or throws who has it: the text that the other process gave as its holder.
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

  /// Who holds the lock of `folder`, as the holder wrote; nil where it was released. A killed holder is still named.
  package static func holder(of folder: String) -> String? {
    guard let file = try? PosixFile(folder + "/lock", for: .reading),
      let text = try? file.contents(upTo: 256),
      !text.isEmpty
    else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  deinit { try? file.truncate(to: 0) }
}

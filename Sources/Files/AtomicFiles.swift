/// Files of one folder that are replaced one right after the other, each whole at every instant; the folder is synced once
/// for all of them.
///
/// Invariant: whatever has the name of a path in `files` followed by `.new` was written by this value.
package struct AtomicFiles: ~Copyable {
  package let folder: String
  private var files: [NewFile] = []

  /// No files yet, in this folder.
  package init(in folder: String) { self.folder = folder }

  // Files that were not put in place are removed.
  deinit { for new in files { PosixFolder.remove(new.file.path) } }

  /// Writes the new content of the file at `path`, which must be in the folder.
  package mutating func write(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let new = try NewFile(path)
    files.append(new)
    try new.file.writeAll(bytes)
    new.file.beginSync()
  }

  /// Puts all files in place, once all of them are on the disk, in the order in which they were written, and makes that
  /// durable.
  package consuming func replace() throws(FileError) {
    for new in files { try new.file.sync() }
    for new in files { try PosixFolder.rename(new.file.path, to: new.path) }
    try PosixFolder.sync(folder)
  }

  /// A file beside the one at `path`, which it is going to replace.
  private final class NewFile {
    let path: String
    let file: PosixFile

    init(_ path: String) throws(FileError) {
      self.path = path
      file = try PosixFile(path + ".new", for: .replacing)
    }
  }
}

/// Files of one folder that are replaced together: each one atomically, one after the other, with a single sync of the
/// folder.
///
/// Invariant: files named as a path in `files` followed by `.new` were written by this value.
package struct AtomicFiles: ~Copyable {
  package let folder: String
  private var files: [NewFile] = []

  /// No files yet, in this folder.
  package init(in folder: String) { self.folder = folder }

  // Files that were not renamed are removed.
  deinit { for new in files { PosixFolder.remove(new.file.path) } }

  /// Writes the new content of the file at `path`, which must be in the folder.
  package mutating func write(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let new = try NewFile(path)
    files.append(new)
    try new.file.writeAll(bytes)
    new.file.beginSync()
  }

  /// Syncs all files, renames them in the order in which they were written, and syncs the folder.
  package consuming func replace() throws(FileError) {
    for new in files { try new.file.sync() }
    for new in files { try PosixFolder.rename(new.file.path, to: new.path) }
    try PosixFolder.sync(folder)
  }

  /// The temporary file that will replace the one at `path`.
  private final class NewFile {
    let path: String
    let file: PosixFile

    init(_ path: String) throws(FileError) {
      self.path = path
      file = try PosixFile(path + ".new", for: .replacing)
    }
  }
}

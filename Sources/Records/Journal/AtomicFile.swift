/// Files that are whole at every instant: written beside and renamed.
package enum AtomicFile {
  /// Puts a file with these bytes at `path`; whoever reads it, even after a loss of power, sees the old or the new.
  ///
  /// The bytes are first in `path` + `.new`, so two processes must not replace one file at once.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var files = AtomicFiles(in: PosixFolder.parent(of: path))
    try files.write(path, bytes)
    try files.replace()
  }
}

/// Files of one folder that are replaced one right after the other, each whole at every instant; the folder is synced once
/// for all of them.
///
/// Invariant: whatever has the name of a path in `files` with `.new` behind it was written by this value.
package struct AtomicFiles: ~Copyable {
  package let folder: String
  private var files: [NewFile] = []

  package init(in folder: String) { self.folder = folder }

  // What was not put in place is nobody's.
  deinit { for new in files { PosixFolder.remove(new.file.path) } }

  /// Writes the bytes that are going to be in a file of the folder.
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

  /// A file beside the one at `path`, whose place it is going to take.
  private final class NewFile {
    let path: String
    let file: PosixFile

    init(_ path: String) throws(FileError) {
      self.path = path
      file = try PosixFile(path + ".new", for: .replacing)
    }
  }
}

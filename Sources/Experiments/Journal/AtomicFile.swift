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
/// Invariant: whatever else has the name of a path in `paths` with `.new` behind it was written by this value.
package struct AtomicFiles: ~Copyable {
  package let folder: String
  private var paths: [String] = []

  package init(in folder: String) { self.folder = folder }

  // What was not put in place is nobody's.
  deinit { for path in paths { PosixFolder.remove(Self.beside(path)) } }

  /// Writes and syncs the bytes that are going to be in a file of the folder.
  package mutating func write(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    paths.append(path)
    let file = try PosixFile(Self.beside(path), for: .replacing)
    try file.writeAll(bytes)
    try file.sync()
  }

  /// Puts all files in place, in the order in which they were written, and makes that durable.
  package consuming func replace() throws(FileError) {
    for path in paths { try PosixFolder.rename(Self.beside(path), to: path) }
    try PosixFolder.sync(folder)
  }

  private static func beside(_ path: String) -> String { path + ".new" }
}

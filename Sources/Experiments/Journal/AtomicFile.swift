/// Files that are whole at every instant: written beside and renamed.
package enum AtomicFile {
  /// Puts a file with these bytes at `path`; whoever reads it, even after a loss of power, sees the old or the new.
  ///
  /// The bytes are first in `path` + `.new`, so two processes must not replace one file at once.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let beside = path + ".new"
    do throws(FileError) {
      let file = try PosixFile(beside, for: .replacing)
      try file.writeAll(bytes)
      try file.sync()
      try PosixFolder.move(beside, to: path)
    } catch {
      PosixFolder.remove(beside)
      throw error
    }
  }
}

/// Replaces a file so that it is whole at every instant: the new one is written beside it and renamed.
package enum AtomicFile {
  /// Puts a file with these bytes at `path`; whoever reads it, even after a loss of power, sees the old or the new.
  ///
  /// The bytes are written to `path` + `.new` first, so two processes must not replace one file at once.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var files = AtomicFiles(in: PosixFolder.parent(of: path))
    try files.write(path, bytes)
    try files.replace()
  }
}

/// Replaces a file atomically: a new one is written to the same folder and renamed.
package enum AtomicFile {
  /// Replaces the file at `path`; a reader, even after a power failure, sees the old or the new content.
  ///
  /// The bytes are written to `path` + `.new` first, so two processes must not replace the same file at the same time.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var files = AtomicFiles(in: PosixFolder.parent(of: path))
    try files.write(path, bytes)
    try files.replace()
  }
}

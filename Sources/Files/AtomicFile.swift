/// Replaces a file atomically: a new one is written to the same folder and renamed.
package enum AtomicFile {
  /// Replaces the file at `path`; a reader, even after a power failure, sees the old or the new content.
  ///
  /// The bytes are written to `path` + `.new` first, so two processes must not replace the same file at the same time.
  /// Devices and pipes, such as `/dev/stdout`, are written to instead: a rename would remove them. Of a symbolic link the file
  /// that it points to is replaced.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    if let entry = try? FileStatus(ofEntry: path), entry.kind == .other {
      let isDevice = path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
      guard !isDevice, let target = PosixFolder.resolved(path), target != path else {
        return try PosixFile(path, for: .replacing, kind: .any).writeAll(bytes)
      }
      return try replace(target, with: bytes)
    }
    var files = AtomicFiles(in: PosixFolder.parent(of: path))
    try files.write(path, bytes)
    try files.replace()
  }
}

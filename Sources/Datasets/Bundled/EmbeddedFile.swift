import CBundledData

/// The data files that are embedded in the binary. Only this file accesses their memory.
enum EmbeddedFile {
  /// A copy of the file's bytes; the name must be one of those that `CBundledData` lists.
  static func bytes(_ name: String) -> [UInt8] {
    for index in 0..<etalon_bundled_file_count() {
      // Each name is a C string, and `bytes` points to `count` bytes; both live as long as the process.
      let file = unsafe etalon_bundled_file_at(index)
      guard unsafe String(cString: file.name) == name else { continue }
      return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
    preconditionFailure("no bundled file is named \(name)")
  }
}

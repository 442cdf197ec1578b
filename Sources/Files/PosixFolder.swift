#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Creates, lists and syncs folders, and renames files.
package enum PosixFolder {
  /// Creates a folder and its missing parents, and syncs each of them.
  package static func create(_ path: String) throws(FileError) {
    if exists(path) { return }
    let parent = parent(of: path)
    if parent != path { try create(parent) }
    // Another process may have created it meanwhile.
    if unsafe mkdir(path, 0o777) != 0, errno != EEXIST {
      throw SystemCall.error("create", path)
    }
    try sync(parent)
  }

  package static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// The names in a folder, in ascending byte order; empty if the folder does not exist.
  package static func names(in path: String) throws(FileError) -> [String] {
    guard let stream = unsafe opendir(path) else {
      if errno == ENOENT { return [] }
      throw SystemCall.error("read", path)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let capacity = unsafe MemoryLayout.size(ofValue: entry.pointee.d_name)
        return unsafe pointer.withMemoryRebound(to: CChar.self, capacity: capacity) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Renames the file at `source` to `target`, replacing a file there; durable once the folder is synced.
  package static func rename(_ source: String, to target: String) throws(FileError) {
    _ = try SystemCall.retrying("replace", target) { unsafe systemRename(source, target) }
  }

  package static func remove(_ path: String) { unsafe unlink(path) }

  /// Removes an empty folder; throws if it is not empty.
  package static func removeEmpty(_ path: String) throws(FileError) {
    _ = try SystemCall.retrying("remove", path) { unsafe rmdir(path) }
  }

  /// The path without symbolic links, `.` and `..`; nil where there is no such file.
  package static func resolved(_ path: String) -> String? {
    guard let target = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }

  /// The user's home folder by the environment variable HOME; nil if it is not set.
  package static var home: String? {
    guard let value = unsafe getenv("HOME") else { return nil }
    return unsafe String(cString: value)
  }

  /// Syncs the names in a folder.
  package static func sync(_ path: String) throws(FileError) {
    let descriptor = try SystemCall.retrying("sync", path) { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    defer { close(descriptor) }
    // File systems that cannot sync folders return EINVAL: there is nothing to wait for.
    if fsync(descriptor) != 0, errno != EINVAL {
      throw SystemCall.error("sync", path)
    }
  }

  /// The path without its last component: `.` if it has only one, `/` for the root.
  package static func parent(of path: String) -> String {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? path.dropLast() : path[...]
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }
}

@unsafe private func systemRename(_ source: String, _ target: String) -> Int32 {
  unsafe rename(source, target)
}

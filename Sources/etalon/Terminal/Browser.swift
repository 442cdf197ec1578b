import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The user's browser.
enum Browser {
  /// Opens the file at an absolute path by the system's own command; false where it could not be started.
  static func open(_ path: String) -> Bool {
    #if canImport(Darwin)
      let command = "open"
    #else
      let command = "xdg-open"
    #endif
    let arguments: [UnsafeMutablePointer<CChar>?] = unsafe [strdup(command), strdup(path), nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var child: pid_t = 0
    guard unsafe posix_spawnp(&child, command, nil, nil, arguments, environ) == 0 else { return false }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status == 0
  }
}

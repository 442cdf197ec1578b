#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Calls of the operating system that report failure by −1 and `errno`.
enum SystemCall {
  /// Repeats the call while a signal interrupts it; throws if it returns −1.
  ///
  /// `action` and `path` appear in the error.
  static func retrying<Result: BinaryInteger>(
    _ action: String, _ path: String, _ call: () -> Result
  ) throws(FileError) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      if errno != EINTR { throw error(action, path) }
    }
  }

  /// The error for the current `errno`.
  static func error(_ action: String, _ path: String) -> FileError {
    let code = errno
    let cause: FileError.Cause =
      switch code {
      case ENOENT: .notFound
      case EACCES, EPERM: .permissionDenied
      default: .other
      }
    return FileError(action, path, message(of: code), cause: cause)
  }

  /// The system's message for an error number.
  static func message(of code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A stream that people may be looking at: whether they are, how wide it is, and whether colours are welcome.
struct Terminal {
  let descriptor: Int32
  let isInteractive: Bool
  let hasColor: Bool

  /// Whether text can be drawn over other text: on a terminal whose type is known and not dumb.
  var canMoveCursor: Bool {
    guard isInteractive, let type = Environment["TERM"] else { return false }
    return !type.isEmpty && type != "dumb"
  }

  static let input = Terminal(descriptor: STDIN_FILENO)
  static let output = Terminal(descriptor: STDOUT_FILENO)
  static let error = Terminal(descriptor: STDERR_FILENO)

  /// Colours are for terminals only, and not where `NO_COLOR` is set (no-color.org) or the terminal is dumb.
  private init(descriptor: Int32) {
    self.descriptor = descriptor
    isInteractive = isatty(descriptor) == 1
    hasColor =
      isInteractive && (Environment["NO_COLOR"] ?? "").isEmpty && Environment["TERM"] != "dumb"
  }

  /// Columns: the terminal's; otherwise what `COLUMNS` says, or 110.
  var width: Int {
    if let size { return size.columns }
    guard let wished = Environment["COLUMNS"].flatMap({ Int($0) }), wished > 0 else { return 110 }
    return wished
  }

  /// The window's size as it is now; nil if it is not known.
  var size: (columns: Int, rows: Int)? {
    var size = winsize()
    guard isInteractive, unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
  }

  /// Whether this process may draw: a shell's background job would draw over what its user types.
  var isForeground: Bool {
    let group = tcgetpgrp(descriptor)
    return group == -1 || group == getpgrp()
  }

  /// Writes all of a text; what a closed pipe does not take is dropped. If results cannot be written, for example
  /// because the disk is full, the process reports it and ends with `ExitStatus.output`.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        guard descriptor == STDOUT_FILENO, errno != EPIPE else { return }
        let reason = unsafe String(cString: strerror(errno))
        Terminal.error.writeLine("error: cannot write to standard output: \(reason)")
        ExitStatus.output.exit()
      }
      rest = rest.dropFirst(written)
    }
  }

  func writeLine(_ text: String) { write(text + "\n") }

  /// Writes text for people: on a terminal, lines that are wider than it are broken between words.
  func writeProse(_ text: String) { write(size.map { text.wrapped(columns: $0.columns) } ?? text) }

  /// Writes a line of text for people.
  func writeProseLine(_ text: String) { writeProse(text + "\n") }
}

@unsafe private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    unsafe Glibc.write(descriptor, bytes, count)
  #elseif canImport(Musl)
    unsafe Musl.write(descriptor, bytes, count)
  #else
    unsafe Darwin.write(descriptor, bytes, count)
  #endif
}

/// The environment's variables.
enum Environment {
  static subscript(name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

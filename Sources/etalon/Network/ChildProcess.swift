#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs another program with two inputs and reads its output.
enum ChildProcess {
  enum Failure: Error {
    case notInstalled
    /// The system's message.
    case system(String)
  }

  /// What a program left.
  struct End {
    /// nil where a signal ended it.
    var exitCode: Int32?
    var output: [UInt8]
  }

  /// The child's descriptor of the second input.
  static let secondInput: Int32 = 3

  /// Runs a program found in `PATH`, without a shell.
  ///
  /// - Parameters:
  ///   - input: its standard input, less than 16 KB, so that a pipe holds it.
  ///   - second: what it reads from descriptor 3.
  ///   - limit: the most bytes of output that are kept.
  static func run(
    _ program: String, _ arguments: [String], input: [UInt8], second: [UInt8], limit: Int
  ) throws(Failure) -> End {
    precondition(input.count < 16384)
    let (inputs, bodies, outputs) = (try Pipe(), try Pipe(), try Pipe())
    inputs.write(input)
    inputs.closeWriting()
    let child = try start(
      program, arguments,
      descriptors: [
        (inputs.reading, STDIN_FILENO), (outputs.writing, STDOUT_FILENO), (bodies.reading, secondInput),
      ])
    inputs.closeReading()
    bodies.closeReading()
    outputs.closeWriting()
    bodies.write(second)
    bodies.closeWriting()
    let output = outputs.read(limit: limit)
    outputs.closeReading()
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return End(exitCode: status & 0x7F == 0 ? status >> 8 & 0xFF : nil, output: output)
  }

  private static func start(
    _ program: String, _ arguments: [String], descriptors: [(own: Int32, child: Int32)]
  ) throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (own, child) in descriptors { unsafe posix_spawn_file_actions_adddup2(&actions, own, child) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words: [UnsafeMutablePointer<CChar>?] =
      unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var child: pid_t = 0
    switch unsafe posix_spawnp(&child, program, &actions, nil, words, environ) {
    case 0: return child
    case ENOENT: throw .notInstalled
    case let code: throw .system(unsafe String(cString: strerror(code)))
    }
  }
}

/// The two ends of a pipe, each open until it is closed here. Children inherit neither.
///
/// Invariant: a descriptor is −1 once it is closed.
private final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init() throws(ChildProcess.Failure) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw .system(unsafe String(cString: strerror(errno))) }
    // Above the descriptors that the child gets, so that none is overwritten before it is copied.
    let copies = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
    ends.forEach { close($0) }
    reading = copies[0]
    writing = copies[1]
    if copies.contains(-1) {
      let message = unsafe String(cString: strerror(errno))
      closeReading()
      closeWriting()
      throw .system(message)
    }
  }

  deinit {
    closeReading()
    closeWriting()
  }

  func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// Writes bytes until all are written or nobody reads them any more.
  func write(_ bytes: [UInt8]) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe systemWrite(writing, buffer.baseAddress! + done, buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      done += count
    }
  }

  /// Reads to the end; bytes beyond the limit are read and dropped.
  func read(limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe systemRead(reading, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += buffer[..<min(count, max(0, limit - bytes.count))]
    }
  }
}

@unsafe private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

@unsafe private func systemRead(
  _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  unsafe read(descriptor, bytes, count)
}

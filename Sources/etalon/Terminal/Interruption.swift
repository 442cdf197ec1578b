import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals that end a sweep in order: what is finished is kept. A second Ctrl-C ends it at once.
///
/// A handler may do next to nothing; it counts, and whoever trains looks at the count between two steps.
enum Interruption {
  private static let count = Atomic<Int>(0)
  private static let interrupts = Atomic<Int>(0)

  /// Ctrl-C, a request to end, a closed terminal, and what batch systems send before a job's time is over.
  private static let numbers = [SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2]

  /// From here on these signals are remembered instead of ending the process.
  ///
  /// Signals that were ignored when the process started, as `nohup` does, stay ignored.
  static func watch() {
    // The counts are made now: a handler must not be the first to touch them.
    precondition(count.load(ordering: .relaxed) == 0 && interrupts.load(ordering: .relaxed) == 0)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in numbers where !isIgnored(number) {
      unsafe sigaddset(&signals, number)
      signal(number) { number in
        Interruption.count.add(1, ordering: .relaxed)
        // Only Ctrl-C: a closing terminal and batch systems may send their signals twice.
        guard number == SIGINT, Interruption.interrupts.add(1, ordering: .relaxed).newValue > 1 else {
          return
        }
        LiveScreen.clearAtExit()
        _exit(128 + number)
      }
    }
    // A parent may have left them blocked: a Swift program that starts this one from a pool's thread does.
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    // The handler is the first member of the structure, whatever its name; SIG_IGN is 1.
    return unsafe withUnsafeBytes(of: &action) { unsafe $0.load(as: Int.self) } == 1
  }

  /// From here on a file that may not grow any more is an error of writing, like a full disk, not the end.
  static func ignoreFileSizeLimit() { signal(SIGXFSZ, SIG_IGN) }

  /// From here on writing to a child process that has ended is an error, not the end.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  static var isAsked: Bool { count.load(ordering: .relaxed) > 0 }
}

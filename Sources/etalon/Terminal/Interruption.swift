import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals. Ctrl-C and a polite kill: the first asks for an end, the second ends at once.
///
/// A handler may do next to nothing; it counts, and whoever trains looks at the count between two steps.
enum Interruption {
  private static let count = Atomic<Int>(0)

  /// From here on the first signal is remembered instead of ending the process.
  static func watch() {
    // The count is made now: a handler must not be the first to touch it.
    precondition(count.load(ordering: .relaxed) == 0)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      unsafe sigaddset(&signals, number)
      signal(number) { number in
        guard Interruption.count.add(1, ordering: .relaxed).newValue > 1 else { return }
        LiveScreen.clearAtExit()
        _exit(128 + number)
      }
    }
    // A parent may have left them blocked: a Swift program that starts this one from a pool's thread does.
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// From here on a file that may not grow any more is an error of writing, like a full disk, not the end.
  static func ignoreFileSizeLimit() { signal(SIGXFSZ, SIG_IGN) }

  /// From here on writing to a child process that has ended is an error, not the end.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  static var isAsked: Bool { count.load(ordering: .relaxed) > 0 }
}

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-Z while something is drawn in place: the screen is cleaned before the process stops, and drawn again after.
///
/// The handler only counts; whoever draws looks at it before it draws, and stops the process then.
enum Suspension {
  private static let isAsked = Atomic<Bool>(false)

  /// From here on Ctrl-Z waits for `stopIfAsked`. Where it was ignored at the start, it stays ignored.
  static func watch() {
    isAsked.store(false, ordering: .relaxed)
    if install() { signal(SIGTSTP, SIG_IGN) }
  }

  /// Ctrl-Z stops the process at once again.
  static func unwatch() {
    if isIgnored(signal(SIGTSTP, SIG_DFL)) { signal(SIGTSTP, SIG_IGN) }
    if isAsked.exchange(false, ordering: .relaxed) { raise(SIGTSTP) }
  }

  /// Stops the process after `clean`, if the user asked for it; true when it goes on.
  static func stopIfAsked(_ clean: () -> Void) -> Bool {
    guard isAsked.exchange(false, ordering: .relaxed) else { return false }
    clean()
    signal(SIGTSTP, SIG_DFL)
    // Threads of a pool have signals blocked.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGTSTP)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(SIGTSTP)
    install()
    return true
  }

  /// Installs the handler; true where the signal was ignored before.
  @discardableResult
  private static func install() -> Bool {
    isIgnored(signal(SIGTSTP) { _ in Suspension.isAsked.store(true, ordering: .relaxed) })
  }

  /// Functions cannot be compared; POSIX has `SIG_IGN` as a constant, 1 everywhere.
  private static func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// Threads that work on one job together: the caller is worker 0, the others wait between jobs.
///
/// A task group costs tens of microseconds, a barrier of spinning threads a fifth of one, and a training step may take
/// only a few.
public final class ThreadTeam {
  /// The number of workers, the caller included.
  public let count: Int
  /// Nil if the caller works alone.
  private let threads: AvailableThreads?

  /// Starts `count − 1` threads, on a system that has threads.
  public init(count: Int) {
    precondition(count > 0)
    self.count = min(count, AvailableThreads.maximumCount)
    threads = self.count > 1 ? AvailableThreads(count: self.count) : nil
  }

  /// Calls `body` once for each worker, with its number, at the same time; returns when all calls have returned.
  public func run(_ body: (_ worker: Int) -> Void) {
    guard let threads else { return body(0) }
    threads.run(body)
  }

  /// Waits until all workers have called it. Every worker must call it, within `run`.
  @inline(__always)
  public func barrier() {
    threads?.barrier()
  }
}

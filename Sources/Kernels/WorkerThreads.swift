/// What a team needs of the system: workers beside the caller, and a place where all of them meet.
///
/// The engine needs nothing else of an operating system. Where there is none, as in WebAssembly, `NoThreads` leaves all
/// work to the caller; results do not depend on the number of workers.
protocol WorkerThreads {
  /// The largest number of workers, the caller included.
  static var maximumCount: Int { get }

  /// Starts `count − 1` threads; `count` is at least 2.
  init(count: Int)

  /// Calls `body` once for each worker, with its number, at the same time; returns when all calls have returned.
  func run(_ body: (_ worker: Int) -> Void)

  /// Waits until all workers have called it.
  func barrier()
}

#if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
  typealias AvailableThreads = SystemThreads
#else
  typealias AvailableThreads = NoThreads

  /// The threads of a system without threads.
  struct NoThreads: WorkerThreads {
    static var maximumCount: Int { 1 }

    init(count: Int) { preconditionFailure("this system has no threads") }

    func run(_ body: (_ worker: Int) -> Void) { body(0) }

    func barrier() {}
  }
#endif

/// Threads that work on one job together: the caller is worker 0, the others wait between jobs.
///
/// A task group costs tens of microseconds, a barrier of spinning threads a fifth of one, and a training step may take
/// only a few.
public final class ThreadTeam {
  /// The number of workers, the caller included.
  public let count: Int
  private let job: TeamJob
  private let meetingPoint: TeamBarrier
  private var threads: [SystemThread] = []

  /// Starts `count − 1` threads.
  public init(count: Int) {
    precondition(count > 0)
    self.count = count
    let processors = SystemThread.processorCount
    let job = TeamJob(patience: count > processors ? 10 : 1000)
    let meetingPoint = TeamBarrier(count: count, processors: processors)
    (self.job, self.meetingPoint) = (job, meetingPoint)
    threads = (1..<max(1, count)).map { worker in
      SystemThread { job.serve(as: worker, barrier: meetingPoint) }
    }
  }

  deinit {
    job.dismiss()
    for thread in threads { thread.join() }
  }

  /// Calls `body` once for each worker, with its number, at the same time; returns when all calls have returned.
  public func run(_ body: (_ worker: Int) -> Void) {
    guard count > 1 else { return body(0) }
    withoutActuallyEscaping(body) { body in
      job.announce(body)
      body(0)
      meetingPoint.wait()
      job.clear()
    }
  }

  /// Waits until all workers have called it. Every worker must call it, within `run`.
  @inline(__always)
  public func barrier() {
    if count > 1 { meetingPoint.wait() }
  }
}

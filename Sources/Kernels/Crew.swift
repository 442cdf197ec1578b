/// Threads that work on one thing together: the caller is worker 0, the others wait between jobs.
///
/// A task group costs tens of microseconds, a barrier of spinning threads a fifth of one, and a training step may last
/// only a few.
public final class Crew {
  public let count: Int
  private let post: CrewPost
  private var threads: [CrewThread] = []

  public init(count: Int) {
    precondition(count > 0)
    self.count = count
    let post = CrewPost(count: count, processors: CrewThread.processors)
    self.post = post
    threads = (1..<max(1, count)).map { worker in CrewThread { post.serve(as: worker) } }
  }

  deinit {
    post.dismiss()
    for thread in threads { thread.join() }
  }

  /// Calls `body` once a worker, with the workers' numbers, at the same time; returns when all have returned.
  public func run(_ body: (_ worker: Int) -> Void) {
    guard count > 1 else { return body(0) }
    withoutActuallyEscaping(body) { body in
      post.announce(body)
      body(0)
      post.barrier()
      post.forget()
    }
  }

  /// Waits until all workers are here. To be called by every worker, within `run`.
  @inline(__always)
  public func barrier() {
    if count > 1 { post.barrier() }
  }
}

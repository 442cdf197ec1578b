#if canImport(Glibc) || canImport(Musl) || canImport(Darwin)

  /// Threads of the operating system that wait between jobs.
  final class SystemThreads: WorkerThreads {
    private let job: TeamJob
    private let meetingPoint: TeamBarrier
    private let threads: [SystemThread]

    static var maximumCount: Int { .max }

    init(count: Int) {
      let processors = SystemThread.processorCount
      let job = TeamJob(patience: count > processors ? 10 : 1000)
      let meetingPoint = TeamBarrier(count: count, processors: processors)
      (self.job, self.meetingPoint) = (job, meetingPoint)
      threads = (1..<count).map { worker in
        SystemThread { job.serve(as: worker, barrier: meetingPoint) }
      }
    }

    deinit {
      job.dismiss()
      for thread in threads { thread.join() }
    }

    func run(_ body: (_ worker: Int) -> Void) {
      withoutActuallyEscaping(body) { body in
        job.announce(body)
        body(0)
        meetingPoint.wait()
        job.clear()
      }
    }

    @inline(__always)
    func barrier() { meetingPoint.wait() }
  }

#endif

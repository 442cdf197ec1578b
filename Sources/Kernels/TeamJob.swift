#if canImport(Glibc) || canImport(Musl) || canImport(Darwin)

  import CMachine
  import Synchronization

  /// The job that a thread team works on: worker 0 announces it, and the others wait for it.
  ///
  /// `job` is written by worker 0 alone, while no other works, and read by the others after they saw `generation` change,
  /// which makes the class safe to share.
  final class TeamJob: @unchecked Sendable {
    private let generation = Atomic<Int>(0)
    private var job: ((Int) -> Void)?
    private let parking = ThreadParking()
    /// Pauses before a worker that waits for a job goes to sleep.
    private let patience: Int

    init(patience: Int) { self.patience = patience }

    /// Starts the other workers on a job that ends with the barrier.
    func announce(_ job: @escaping (Int) -> Void) {
      self.job = job
      startNext()
    }

    /// Ends the other workers.
    func dismiss() {
      job = nil
      startNext()
    }

    /// Releases a job that has ended.
    func clear() { job = nil }

    private func startNext() {
      generation.add(1, ordering: .sequentiallyConsistent)
      parking.wakeAll()
    }

    /// Runs one job after the other as a worker, with `barrier` after each, until the team is dismissed.
    func serve(as worker: Int, barrier: TeamBarrier) {
      var seen = 0
      while true {
        awaitJob(after: seen)
        seen += 1
        guard perform(as: worker) else { return }
        barrier.wait()
      }
    }

    /// A function of its own, so that nothing of the job is retained when it returns: the job must not outlive `run`.
    @inline(never)
    private func perform(as worker: Int) -> Bool {
      guard let job else { return false }
      job(worker)
      return true
    }

    private func awaitJob(after seen: Int) {
      var spins = 0
      while generation.load(ordering: .acquiring) == seen {
        spins += 1
        guard spins < patience else { return parking.sleep(while: generation, is: seen) }
        etalon_spin_pause()
      }
    }
  }

#endif

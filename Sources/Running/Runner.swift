import Dispatch
import Learning
import Records
import Synchronization

/// Trains runs on several threads and commits each one when it has ended.
///
/// The result of a run does not depend on other runs, so neither the number of threads nor the order in which runs end
/// changes a record.
package struct Runner: Sendable {
  /// Why training ended.
  package enum End: Sendable, Hashable {
    case complete
    /// By the user; all records committed before remain.
    case interrupted
    /// At the first run that diverged or failed, with `failsFast`.
    case stoppedAt(RunKey)
  }

  package let store: DataStore
  /// Number of training threads, at least 1.
  package let jobs: Int
  /// Whether the first run that diverges or fails ends the sweep.
  package let failsFast: Bool
  /// Whether trained bundles contain their networks.
  package let keepsNetworks: Bool

  package init(store: DataStore, jobs: Int, failsFast: Bool, keepsNetworks: Bool = false) {
    self.store = store
    self.jobs = jobs
    self.failsFast = failsFast
    self.keepsNetworks = keepsNetworks
  }

  /// Loads the samples of the first bundle, so that the measured time is that of training alone.
  package func prepare(_ bundles: [RunBundle]) { bundles.first?.prepare(store: store) }

  /// Trains bundles, starting them in order.
  ///
  /// - Parameters:
  ///   - started: hears of each bundle that a thread takes up; called on any thread.
  ///   - commit: makes the records of bundles durable; called on one thread at a time. What it throws ends the sweep.
  ///   - clock: seconds from any beginning, for the time that a run took (its share of its bundle).
  ///   - isInterrupted: asked about once a millisecond or more often; by the reference once a batch.
  package func run(
    _ bundles: [RunBundle],
    started: @escaping @Sendable (BundleInTraining) -> Void = { _ in },
    commit: @escaping @Sendable ([TrainedBundle]) throws -> Void,
    clock: @escaping @Sendable () -> Double,
    isInterrupted: @escaping @Sendable () -> Bool
  ) throws -> End {
    let next = Atomic<Int>(0)
    let ended = Atomic<Int>(0)
    let fatal = Mutex<RunKey?>(nil)
    let isBroken = Atomic<Bool>(false)
    // The runs of a bundle end together and share one sync.
    let commits = GroupCommit(commit: commit)
    let isOver: @Sendable () -> Bool = {
      isInterrupted() || isBroken.load(ordering: .relaxed)
    }
    // A single bundle uses all threads; otherwise each thread trains its own bundles.
    let workers = Swift.max(1, Swift.min(jobs, bundles.count))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while !isOver() {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < bundles.count else { return }
        let bundle = bundles[index]
        let start = clock()
        let progress = TrainingProgress()
        started(BundleInTraining(tasks: bundle.tasks, progress: progress))
        let trained = bundle.trained(
          store: store, threads: jobs / workers, keepsNetworks: keepsNetworks, progress: progress,
          isCancelled: isOver)
        guard let (records, networks) = trained else { return }
        let seconds = (clock() - start) / Double(records.count)
        ended.add(1, ordering: .relaxed)
        if failsFast, let index = records.firstIndex(where: \.isUnsound) {
          fatal.withLock { $0 = $0 ?? bundle.tasks[index].key }
          isBroken.store(true, ordering: .relaxed)
        }
        let isAccepted = commits.submit(
          TrainedBundle(tasks: bundle.tasks, records: records, networks: networks, seconds: seconds))
        if !isAccepted { isBroken.store(true, ordering: .relaxed) }
      }
    }
    try commits.finish()
    if let key = fatal.withLock({ $0 }) { return .stoppedAt(key) }
    return ended.load(ordering: .relaxed) == bundles.count ? .complete : .interrupted
  }
}

extension RunRecord {
  /// Whether the run has no usable metrics.
  fileprivate var isUnsound: Bool { status == .diverged || status == .failed }
}

import Records
import Running
import Synchronization

/// Trains runs for their records alone: nothing is written.
package struct UnrecordedTraining: Sendable {
  let prepared: PreparedExperiment
  let jobs: Int
  let trainer: Trainer?
  let host: Host

  package init(_ prepared: PreparedExperiment, jobs: Int, trainer: Trainer? = nil, host: Host) {
    self.prepared = prepared
    self.jobs = jobs
    self.trainer = trainer
    self.host = host
  }

  /// The records by identity, runs of one identity trained once; nil when it was interrupted.
  package func train(
    _ tasks: [RunTask], observer: some TrainingObserver
  ) throws -> [String: RunRecord]? {
    var seen: Set<String> = []
    let distinct = tasks.filter { seen.insert($0.identity).inserted }
    let records = Mutex<[String: RunRecord]>([:])
    let bundles = try Planner(jobs: jobs, trainer: trainer).bundles(of: distinct, store: prepared.store)
    observer.begin(
      TrainingStart(
        prepared: prepared, total: distinct.count, earlier: 0, duplicates: tasks.count - distinct.count,
        jobs: jobs))
    let begun = host.seconds()
    let end = try Runner(store: prepared.store, jobs: jobs, failsFast: false).run(
      bundles,
      commit: { bundles in
        records.withLock { $0.insert(bundles) }
        observer.add(bundles)
      },
      clock: host.seconds, isInterrupted: host.isInterrupted)
    let trained = records.withLock { $0 }
    observer.end(TrainingEnd(runs: trained.count, seconds: host.seconds() - begun, updates: 0))
    return end == .complete ? trained : nil
  }
}

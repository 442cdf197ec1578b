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

  /// The records of all tasks by identity, runs of one identity trained once; nil when it was interrupted.
  ///
  /// - Parameter known: records that are taken as they are.
  package func train(
    _ tasks: [RunTask], reusing known: [RunID: RunRecord] = [:], observer: some TrainingObserver
  ) throws -> [RunID: RunRecord]? {
    let start = TrainingStart(of: tasks, in: prepared, known: known, jobs: jobs)
    let records = Mutex(known)
    let bundles = try Planner(jobs: jobs, trainer: trainer).bundles(of: start.tasks, store: prepared.store)
    observer.begin(start)
    let begun = host.seconds()
    let end = try Runner(store: prepared.store, jobs: jobs, failsFast: false).run(
      bundles,
      started: observer.start,
      commit: { bundles in
        records.withLock { $0.insert(bundles) }
        observer.add(bundles)
      },
      clock: host.seconds, isInterrupted: host.isInterrupted)
    let all = records.withLock { $0 }
    observer.end(
      TrainingEnd(of: start.tasks, in: prepared, records: all, seconds: host.seconds() - begun))
    return end == .complete ? all : nil
  }
}

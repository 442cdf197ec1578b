import Records
import Running
import Synchronization

/// Trains runs and appends their records to a file of a journal.
final class RecordedTraining: Sendable {
  private let prepared: PreparedExperiment
  private let writer: JournalWriter
  private let host: Host
  private let records: Mutex<[RunID: RunRecord]>

  /// - Parameter known: the records of runs that are not trained again.
  init(_ prepared: PreparedExperiment, known: [RunID: RunRecord], writer: JournalWriter, host: Host) {
    self.prepared = prepared
    self.writer = writer
    self.host = host
    records = Mutex(known)
  }

  /// Trains those of some runs that have no record.
  ///
  /// - Parameter trainer: for all runs; nil: the fastest for each.
  func train(
    _ tasks: [RunTask], jobs: Int, trainer: Trainer?, failsFast: Bool, observer: some TrainingObserver
  ) throws -> Runner.End {
    let start = TrainingStart(of: tasks, in: prepared, known: records.withLock { $0 }, jobs: jobs)
    let bundles = try Planner(jobs: jobs, trainer: trainer).bundles(of: start.tasks, store: prepared.store)
    let runner = Runner(store: prepared.store, jobs: jobs, failsFast: failsFast)
    observer.begin(start)
    runner.prepare(bundles)
    let begun = host.seconds()
    defer {
      observer.end(
        TrainingEnd(
          of: start.tasks, in: prepared, records: records.withLock { $0 }, seconds: host.seconds() - begun))
    }
    return try runner.run(
      bundles,
      started: observer.start,
      commit: { [self] bundles in
        let now = host.timeText()
        try writer.append(
          bundles.flatMap { bundle in
            bundle.records.map {
              JournalEntry(
                record: $0, build: host.build ?? host.toolVersion, seconds: bundle.seconds, ended: now)
            }
          })
        try writer.sync()
        records.withLock { $0.insert(bundles) }
        observer.add(bundles)
      },
      clock: host.seconds, isInterrupted: host.isInterrupted)
  }

  /// The experiment's runs with their records.
  var outcome: ExperimentOutcome { records.withLock { records in prepared.outcome { records[$0] } } }

  /// The records of some runs.
  func records(of tasks: [RunTask]) -> [RunRecord] {
    records.withLock { records in tasks.compactMap { records[$0.id] } }
  }

  /// Why runs failed, each reason once.
  var failures: [String] {
    let messages = records.withLock { $0.values.compactMap(\.message) }
    return Set(messages).sorted()
  }
}

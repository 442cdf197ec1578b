import Records
import Running

/// What a sweep is about to train.
package struct TrainingStart: Sendable {
  package let prepared: PreparedExperiment
  /// All runs that are asked for.
  package let asked: [RunTask]
  /// The runs that are left to train, each identity once.
  package let tasks: [RunTask]
  /// The runs that have a record already, with every metric that the spec asks for.
  package let known: [(task: RunTask, record: RunRecord)]
  /// Runs that have the identity of another one and are not trained twice.
  package let duplicates: Int
  /// Threads that train.
  package let jobs: Int

  /// Divides the runs that are asked for by whether they have a record.
  init(of asked: [RunTask], in prepared: PreparedExperiment, known: [RunID: RunRecord], jobs: Int) {
    var seen: Set<RunID> = []
    self.prepared = prepared
    self.asked = asked
    let complete = asked.compactMap { task in
      known[task.id].flatMap { task.isAnswered(by: $0) ? (task: task, record: $0) : nil }
    }
    let done = Set(complete.map(\.task.id))
    tasks = asked.filter { !done.contains($0.id) && seen.insert($0.id).inserted }
    self.known = complete
    duplicates = asked.count - tasks.count - self.known.count
    self.jobs = jobs
  }

  /// Runs that will have a record at the end, duplicates not counted.
  package var total: Int { known.count + tasks.count }
}

/// What a sweep has just trained, all runs together.
package struct TrainingEnd: Sendable {
  package let runs: Int
  package let seconds: Double
  /// Connection updates: weights × training samples × epochs.
  package let updates: Double
  /// Whether a search will decide what is trained next.
  package let hasMore: Bool

  init(
    of tasks: [RunTask], in prepared: PreparedExperiment, records: [RunID: RunRecord], seconds: Double,
    hasMore: Bool = false
  ) {
    var (runs, updates) = (0, 0.0)
    for task in tasks {
      guard let record = records[task.id], let counts = try? prepared.store.sampleCounts(task.partition)
      else { continue }
      runs += 1
      updates += Double(task.topology.weightCount) * Double(counts[0]) * Double(record.epochs)
    }
    (self.runs, self.updates, self.seconds, self.hasMore) = (runs, updates, seconds, hasMore)
  }
}

/// Receives the progress of a sweep as events: a search begins and ends once for each batch that it trains.
package protocol TrainingObserver: AnyObject, Sendable {
  func begin(_ start: TrainingStart)
  /// A thread takes up a bundle; called on any thread.
  func start(_ bundle: BundleInTraining)
  /// Called on one thread at a time, after the records are safe.
  func add(_ bundles: [TrainedBundle])
  /// After the last run, or when training ended early.
  func end(_ end: TrainingEnd)
}

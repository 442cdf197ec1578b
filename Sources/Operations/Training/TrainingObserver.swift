import Records
import Running

/// What a sweep is about to train.
package struct TrainingStart: Sendable {
  package var prepared: PreparedExperiment
  /// Runs that are asked for, those of one identity counted once.
  package var total: Int
  /// Of these, the ones that were trained before.
  package var earlier: Int
  /// Runs that have the identity of another one and are not trained twice.
  package var duplicates: Int
  /// Threads that train.
  package var jobs: Int
  /// The runs that were trained before, with their records.
  package var known: [(task: RunTask, record: RunRecord)] = []

  /// Runs that are left to train.
  package var remaining: Int { total - earlier }
}

/// What a sweep has just trained, all runs together.
package struct TrainingEnd: Sendable {
  package var runs: Int
  package var seconds: Double
  /// Connection updates: weights × training samples × epochs.
  package var updates: Double
}

/// Follows a sweep: progress arrives as events, and whoever draws them is no concern of those who train.
package protocol TrainingObserver: AnyObject, Sendable {
  func begin(_ start: TrainingStart)
  /// Called on one thread at a time, after the records are safe.
  func add(_ bundles: [TrainedBundle])
  /// After the last run, or when training ended early.
  func end(_ end: TrainingEnd)
}

import Networks
import Records

/// A bundle after training.
package struct TrainedBundle: Sendable {
  package let tasks: [RunTask]
  /// One record per task, in the same order.
  package let records: [RunRecord]
  /// One network per task, nil for those that could not be trained; empty unless the runner keeps networks.
  package let networks: [TrainedNetwork?]
  /// Wall time per run: the time of the bundle divided by its runs.
  package let seconds: Double
}

extension [RunID: RunRecord] {
  /// Adds the records of bundles, by identity; metrics that only an earlier record of a run has are kept.
  package mutating func insert(_ bundles: [TrainedBundle]) {
    for bundle in bundles {
      for record in bundle.records {
        self[record.id] = self[record.id].map(record.completed) ?? record
      }
    }
  }
}

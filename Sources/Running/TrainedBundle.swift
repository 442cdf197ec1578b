import Records

/// A bundle whose runs have all come to their ends.
package struct TrainedBundle: Sendable {
  package let tasks: [RunTask]
  /// One a task.
  package let records: [RunRecord]
  /// What each of the runs took by the clock: its share of the bundle's time.
  package let seconds: Double
}

extension [String: RunRecord] {
  /// Adds the records of bundles, by identity.
  package mutating func insert(_ bundles: [TrainedBundle]) {
    for bundle in bundles {
      for record in bundle.records { self[record.identity] = record }
    }
  }
}

import Files
import Records
import Running

/// What a results folder already has of an experiment.
package struct RecordedRuns: Sendable {
  /// Runs with a record that lacks a metric of the outputs that the spec names.
  package let lacking: Int

  /// Reads the journal of a results folder; nil if the spec names no metric of the outputs.
  package init?(of prepared: PreparedExperiment, in folder: String) throws(FileError) {
    let points = prepared.experiment.points
    let isNamed = prepared.chosenPoints.contains { point in
      points.spec(at: point).namedMetrics.contains { $0.basis == .outputs }
    }
    guard isNamed else { return nil }
    let tasks = prepared.chosenTasks.filter { !$0.outputMetrics.isEmpty }
    guard !tasks.isEmpty, PosixFolder.exists(folder + "/journal/.") else { return nil }
    let entries = try JournalReplay(results: folder).entries
    lacking = tasks.count { task in
      guard let record = entries[task.id]?.record, record.status != .failed else { return false }
      return !task.isAnswered(by: record)
    }
  }
}

import Files
import Records

/// `run --fresh`, which discards the records in a results folder.
package enum FreshStart {
  /// The number of runs with a result that a fresh start would discard.
  package static func finishedRuns(in folder: String) throws(FileError) -> Int {
    try JournalReplay(results: folder).entries.values.count { $0.record.status != .failed }
  }
}

import Files
import Records

/// `run --fresh`: throws away what a results folder holds.
package enum FreshStart {
  /// The runs with a result that a fresh start would throw away.
  package static func finishedRuns(in folder: String) throws(FileError) -> Int {
    try JournalReplay(results: folder).entries.values.count { $0.record.status != .failed }
  }
}

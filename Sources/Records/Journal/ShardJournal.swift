import Files

/// The journal file of one attempt of a shard.
///
/// No other process writes to it, and this one writes to no other file of records, so that nothing depends on locks, which do not
/// work on every network file system.
package final class ShardJournal: Sendable {
  package let writer: JournalWriter
  package let path: String
  /// Locked until this value is deinitialized.
  private let mark: WritingMark

  /// Creates the file and its mark in the journal folder of a results folder; throws if either exists.
  package init(
    results folder: String, attempt: ShardAttempt, holder: String, boot: String?
  ) throws(FileError) {
    let journal = JournalFiles(results: folder).folder
    try PosixFolder.create(journal)
    mark = try WritingMark(of: attempt, in: journal, holder: holder, boot: boot)
    path = "\(journal)/\(attempt.name).jsonl"
    writer = try JournalWriter(PosixFile(path, for: .creating))
    try PosixFolder.sync(journal)
  }

  /// Reports the errors that closing the file would, and removes the mark; to be called after the last record.
  package func close() throws(FileError) {
    try writer.flush()
    mark.remove()
  }
}

extension ShardAttempt {
  /// The attempts that have a journal file in a results folder, by name.
  package static func all(results folder: String) throws(FileError) -> [ShardAttempt] {
    try PosixFolder.names(in: JournalFiles(results: folder).folder).filter { $0.hasSuffix(".jsonl") }
      .compactMap(ShardAttempt.init(name:))
  }
}

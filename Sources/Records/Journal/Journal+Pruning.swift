import Files

extension Journal {
  /// Removes the records of all runs for which `isKept` is false from the journal of a results folder.
  ///
  /// Every file is replaced atomically, so a process killed at any time loses no record that is kept. Damaged lines in
  /// files other than `runs.jsonl` remain, because it is unknown which runs they belong to.
  package static func prune(
    results folder: String, holder: String, isKept: (_ identity: String) -> Bool
  ) throws(FileError) {
    let files = JournalFiles(results: folder)
    // Opened for its lock, and to repair it.
    let journal = try Journal(results: folder, holder: holder)
    defer { withExtendedLifetime(journal) {} }
    for path in try files.others() + [files.own] {
      let contents = try PosixFile(path, for: .reading).contents()
      let kept = keptLines(of: contents, isKept: isKept)
      if kept.count < contents.count { try AtomicFile.replace(path, with: kept) }
    }
  }

  private static func keptLines(of contents: [UInt8], isKept: (String) -> Bool) -> [UInt8] {
    var kept: [UInt8] = []
    var reader = JournalLineReader()
    var start = 0
    while let end = contents.lineEnd(from: start) {
      let entry = try? JournalLine.entry(of: contents[start..<end], by: &reader)
      if entry.map({ isKept($0.record.identity) }) ?? true { kept += contents[start...end] }
      start = end + 1
    }
    return kept + contents[start...]
  }

  /// Removes every record, and the damaged lines, from the journal of a results folder.
  package static func clear(results folder: String, holder: String) throws(FileError) {
    let files = JournalFiles(results: folder)
    let journal = try Journal(results: folder, holder: holder)
    defer { withExtendedLifetime(journal) {} }
    for path in try files.others() + [files.own] { try AtomicFile.replace(path, with: []) }
    for path in try files.others() + [files.damaged] { PosixFolder.remove(path) }
  }
}

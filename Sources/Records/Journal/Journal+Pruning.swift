import Files

extension Journal {
  /// Takes the records of all runs but those that are kept out of a results folder's journal.
  ///
  /// Every file is replaced whole, so that whoever ends the process at any instant loses no record that is kept.
  /// Damaged lines of other files than the own one stay, since nobody knows whose they are.
  package static func prune(
    results folder: String, holder: String, isKept: (_ identity: String) -> Bool
  ) throws(FileError) {
    let files = JournalFiles(results: folder)
    // Opened for its lock, and to mend what is not whole.
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
    var start = 0
    while let end = contents[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let entry = try? JournalLine.entry(of: contents[start..<end])
      if entry.map({ isKept($0.record.identity) }) ?? true { kept += contents[start...end] }
      start = end + 1
    }
    return kept + contents[start...]
  }

  /// Empties a results folder's journal: every record goes, and the lines that were set aside.
  package static func clear(results folder: String, holder: String) throws(FileError) {
    let files = JournalFiles(results: folder)
    let journal = try Journal(results: folder, holder: holder)
    defer { withExtendedLifetime(journal) {} }
    for path in try files.others() + [files.own] { try AtomicFile.replace(path, with: []) }
    for path in try files.others() + [files.damaged] { PosixFolder.remove(path) }
  }
}

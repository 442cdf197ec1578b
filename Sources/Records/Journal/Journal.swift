import Files
import Synchronization

/// The append-only file of an experiment's run records, opened for writing and locked by this process.
///
/// Opening removes an incomplete last line, which a killed process may have left, so that it cannot corrupt the next
/// record. A run is finished once `sync` has returned.
package final class Journal: Sendable {
  private struct Tail: ~Copyable {
    let file: PosixFile
    let lock: FolderLock
    /// The offset of the end of the last complete line.
    var length: Int
    /// An error after which the content of the file is unknown; nothing is written after it.
    var failure: FileError?
  }

  private let opened: Mutex<JournalReplay>
  private let tail: Mutex<Tail>

  /// The content of the journal when it was opened; empty once it was taken.
  package var replay: JournalReplay { opened.withLock { $0 } }

  /// The content of the journal when it was opened, which is not kept any longer.
  package func takeReplay() -> JournalReplay {
    opened.withLock { replay in
      defer { replay = JournalReplay() }
      return replay
    }
  }

  /// Opens the journal of a results folder, creating both if necessary, and repairs it: an incomplete last line is
  /// removed, damaged lines are moved to `journal/damaged.txt`.
  ///
  /// - Parameter holder: names this process in the error of another one that finds the folder locked.
  package init(results folder: String, holder: String) throws(FileError) {
    let files = JournalFiles(results: folder)
    try PosixFolder.create(files.folder)
    let lock = try FolderLock(files.folder, holder: holder)
    var replay = try JournalReplay(othersOf: files)
    try Self.repair(files, &replay)
    let file = try PosixFile(files.own, for: .appending)
    let length = try file.size()
    try PosixFolder.sync(files.folder)
    opened = Mutex(replay)
    tail = Mutex(Tail(file: file, lock: lock, length: length, failure: nil))
  }

  /// Reads the file `runs.jsonl` into `replay` and removes incomplete and damaged lines from it.
  private static func repair(_ files: JournalFiles, _ replay: inout JournalReplay) throws(FileError) {
    guard PosixFolder.exists(files.own) else { return }
    let file = try PosixFile(files.own, for: .appending)
    let known = replay.damage.count
    let end = try replay.read(file)
    let damagedLines = Set(replay.damage[known...].map(\.line))
    guard !damagedLines.isEmpty else {
      if end < (try file.size()) {
        try file.truncate(to: end)
        try file.sync()
      }
      return
    }
    let (sound, damaged) = divide(try file.contents(upTo: end), by: damagedLines)
    // Copied before they are removed, so that a process killed in between loses none of them.
    let aside = try PosixFile(files.damaged, for: .appending)
    try aside.writeAll(damaged)
    try aside.sync()
    try PosixFolder.sync(files.folder)
    try AtomicFile.replace(files.own, with: sound)
  }

  /// The lines that are not damaged and those that are; line numbers begin with 1.
  private static func divide(
    _ contents: [UInt8], by damagedLines: Set<Int>
  ) -> (sound: [UInt8], damaged: [UInt8]) {
    var (sound, damaged): ([UInt8], [UInt8]) = ([], [])
    var (start, line) = (0, 0)
    while let end = contents.lineEnd(from: start) {
      line += 1
      if damagedLines.contains(line) {
        damaged += contents[start...end]
      } else {
        sound += contents[start...end]
      }
      start = end + 1
    }
    return (sound, damaged)
  }

  /// Writes one line per entry. After an error either the file has none of them, or later calls fail too.
  package func append(_ entries: [JournalEntry]) throws(FileError) {
    var bytes: [UInt8] = []
    // The size of most lines; growing the array step by step would touch three times the memory.
    bytes.reserveCapacity(entries.count << 10)
    for entry in entries { JournalLine.append(entry, to: &bytes) }
    try tail.withLock { (tail) throws(FileError) in
      if let failure = tail.failure { throw failure }
      do throws(FileError) {
        try tail.file.writeAll(bytes)
      } catch {
        do throws(FileError) { try tail.file.truncate(to: tail.length) } catch { tail.failure = error }
        throw error
      }
      tail.length += bytes.count
    }
  }

  /// Returns when everything appended is durable. An error is final: the system may have dropped the data, and a second
  /// `fsync` would not report it.
  package func sync() throws(FileError) {
    try tail.withLock { (tail) throws(FileError) in
      if let failure = tail.failure { throw failure }
      do throws(FileError) {
        try tail.file.sync()
      } catch {
        tail.failure = error
        throw error
      }
    }
  }
}

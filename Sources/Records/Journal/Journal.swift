import Files
import Synchronization

/// The append-only record of an experiment's runs, open for writing by this process alone.
///
/// A line is whole or cut: what a killed process left after the last line end is cut off before anything is
/// appended, so it can never swallow the next record. A run counts as finished once `sync` has returned.
package final class Journal: Sendable {
  private struct Tail: ~Copyable {
    let file: PosixFile
    let lock: FolderLock
    /// The end of the last whole line.
    var length: Int
    /// Set by an error that leaves it open what the file holds; nothing is written after it.
    var failure: FileError?
  }

  /// What the journal held when it was opened.
  package let replay: JournalReplay
  private let tail: Mutex<Tail>

  /// Opens the journal of a results folder, making both where they are missing, and mends it: a torn last line is cut
  /// off, damaged lines are moved to `journal/damaged.txt`. `holder` is told to others that find the folder locked.
  package init(results folder: String, holder: String) throws(FileError) {
    let files = JournalFiles(results: folder)
    try PosixFolder.create(files.folder)
    let lock = try FolderLock(files.folder, holder: holder)
    var replay = try JournalReplay(othersOf: files)
    try Self.mend(files, &replay)
    let file = try PosixFile(files.own, for: .appending)
    let length = try file.size()
    try PosixFolder.sync(files.folder)
    self.replay = replay
    tail = Mutex(Tail(file: file, lock: lock, length: length, failure: nil))
  }

  /// Reads the own file into `replay` and leaves nothing in it but whole, sound lines.
  private static func mend(_ files: JournalFiles, _ replay: inout JournalReplay) throws(FileError) {
    guard PosixFolder.exists(files.own) else { return }
    let file = try PosixFile(files.own, for: .appending)
    let contents = try file.contents()
    var damaged: [UInt8] = []
    var sound: [UInt8] = []
    var kept = 0
    try replay.read(contents, of: files.own) { line in
      sound.append(contentsOf: contents[kept..<line.startIndex])
      damaged.append(contentsOf: line)
      kept = line.endIndex
    }
    let end = (contents.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    guard !damaged.isEmpty else {
      if end < contents.count {
        try file.truncate(to: end)
        try file.sync()
      }
      return
    }
    // First kept, then removed: a process killed in between has the lines twice, never not at all.
    let aside = try PosixFile(files.damaged, for: .appending)
    try aside.writeAll(damaged)
    try aside.sync()
    try PosixFolder.sync(files.folder)
    try AtomicFile.replace(files.own, with: sound + contents[kept..<end])
  }

  /// Writes one line an entry. After an error nothing of them is in the file, or nothing more is ever written to it.
  package func append(_ entries: [JournalEntry]) throws(FileError) {
    var bytes: [UInt8] = []
    // What most lines take; growing from nothing would touch thrice the memory.
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

  /// Returns when all that was appended would survive a loss of power. An error is final: the system may have dropped
  /// the data, and a second try would not tell.
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

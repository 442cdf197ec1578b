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

  /// The content of the journal when it was opened.
  package let replay: JournalReplay
  private let tail: Mutex<Tail>

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
    self.replay = replay
    tail = Mutex(Tail(file: file, lock: lock, length: length, failure: nil))
  }

  /// Reads the file `runs.jsonl` into `replay` and removes incomplete and damaged lines from it.
  private static func repair(_ files: JournalFiles, _ replay: inout JournalReplay) throws(FileError) {
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
    // Copied before they are removed, so that a process killed in between loses none of them.
    let aside = try PosixFile(files.damaged, for: .appending)
    try aside.writeAll(damaged)
    try aside.sync()
    try PosixFolder.sync(files.folder)
    try AtomicFile.replace(files.own, with: sound + contents[kept..<end])
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

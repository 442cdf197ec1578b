import Files
import JSON

/// The content of a journal's files.
package struct JournalReplay: Sendable {
  /// A line that was changed after it was written, and is ignored.
  package struct Damage: Sendable, Hashable, CustomStringConvertible {
    package var path: String
    /// 1-based.
    package var line: Int
    package var reason: String

    package var description: String { "\(path):\(line): damaged line: \(reason)" }
  }

  /// The last entry of each run, by identity; of a run that was paused the one with the most epochs.
  package var entries: [RunID: JournalEntry] = [:]
  package var damage: [Damage] = []
  /// Identities of runs with two different records, neither of a failed run: they are not reproducible.
  package var conflicts: [String] = []
  private var reader = JournalLineReader()

  /// Of a journal without lines.
  init() {}

  /// Reads the journal of a results folder without a lock; empty if it does not exist.
  ///
  /// Bytes after the last line end of a file are ignored: their write was interrupted or is still in progress.
  package init(results folder: String) throws(FileError) {
    let files = JournalFiles(results: folder)
    try self.init(othersOf: files)
    if PosixFolder.exists(files.own) { try read(PosixFile(files.own, for: .reading)) }
    try checkAgreement(of: files)
  }

  /// Reads those files of a journal that can be read, so that a shard does not fail because of another shard's file.
  ///
  /// - Parameter unreadable: receives the errors.
  package init(readableIn folder: String, unreadable: inout [FileError]) throws(FileError) {
    let files = JournalFiles(results: folder)
    for path in try files.others() + [files.own] where PosixFolder.exists(path) {
      do throws(FileError) { try read(PosixFile(path, for: .reading)) } catch { unreadable.append(error) }
    }
  }

  /// The records of runs trained by one build of the tool, by identity, without failed and conflicting ones.
  package func records(ofBuild build: String) -> [RunID: RunRecord] {
    let conflicting = Set(conflicts)
    var records: [RunID: RunRecord] = [:]
    for (id, entry) in entries
    where entry.build == build && entry.record.status != .failed && !entry.record.isPaused {
      if !conflicting.contains(id.text) { records[id] = entry.record }
    }
    return records
  }

  /// Reads all files except `runs.jsonl`.
  init(othersOf files: JournalFiles) throws(FileError) {
    for path in try files.others() {
      do throws(FileError) {
        try read(PosixFile(path, for: .reading))
      } catch {
        // Removed since the folder was listed.
        if error.cause != .notFound { throw error }
      }
    }
  }

  /// Throws if two files have different results of a run, which is then not bit-identical on the machines that trained it.
  func checkAgreement(of files: JournalFiles) throws(FileError) {
    guard !conflicts.isEmpty else { return }
    var first: [String: (path: String, record: RunRecord)] = [:]
    for path in try files.others() + [files.own] where PosixFolder.exists(path) {
      var replay = JournalReplay()
      try replay.read(PosixFile(path, for: .reading))
      for identity in conflicts {
        guard let record = replay.entries[RunID(identity)]?.record, record.status != .failed else { continue }
        guard let other = first.updateValue((path, record), forKey: identity),
          !Self.agree(other.record, record)
        else { continue }
        throw FileError(
          "merge", path,
          "run \(identity.prefix(12)) has another result in \(other.path), so it is not bit-identical on the machines that "
            + "trained it; move one of the two files out of the folder; etalon reproduce checks the records of the other",
          cause: .contradiction)
      }
    }
  }

  /// The number of bytes of a file that are in memory at a time; a longer line is read as a whole.
  private static let pieceSize = 4 << 20

  /// Adds the complete lines of a file; returns where the last of them ends.
  @discardableResult
  mutating func read(_ file: borrowing PosixFile) throws(FileError) -> Int {
    var (end, line, size) = (0, 0, Self.pieceSize)
    while true {
      let piece = try file.contents(from: end, upTo: size)
      let count = try read(piece, of: file.path, line: &line)
      end += count
      if piece.count < size { return end }
      size = count == 0 ? 2 * size : Self.pieceSize
    }
  }

  /// Adds the complete lines of a piece of a file, the first of which comes after line `line`; returns how many bytes they
  /// have.
  private mutating func read(
    _ contents: [UInt8], of path: String, line: inout Int
  ) throws(FileError) -> Int {
    var start = 0
    while let end = contents.lineEnd(from: start) {
      line += 1
      do throws(JournalLine.Failure) {
        add(try JournalLine.entry(of: contents[start..<end], by: &reader))
      } catch {
        switch error {
        case .damaged(let reason): damage.append(Damage(path: path, line: line, reason: reason))
        case .newer(let version):
          throw FileError(
            "read", path, "line \(line) was written by a newer version of etalon (format \(version))")
        }
      }
      start = end + 1
    }
    return start
  }

  private mutating func add(_ entry: JournalEntry) {
    let id = entry.record.id
    guard let replaced = entries.updateValue(entry, forKey: id), replaced.record.status != .failed,
      entry.record.status != .failed
    else { return }
    let earlier = replaced.record
    if earlier.isPaused || entry.record.isPaused {
      if earlier.isLonger(than: entry.record) { entries[id] = replaced }
      if !conflicts.contains(id.text), !earlier.agrees(with: entry.record) { conflicts.append(id.text) }
      return
    }
    entries[id]?.record = entry.record.completed(by: earlier)
    if !conflicts.contains(id.text), !Self.agree(earlier, entry.record) { conflicts.append(id.text) }
  }

  /// Whether two records of a run are the same, except for what only one of them was asked to record.
  private static func agree(_ earlier: RunRecord, _ later: RunRecord) -> Bool {
    if earlier.isPaused || later.isPaused { return earlier.agrees(with: later) }
    var (a, b) = (earlier, later)
    // Older versions did not record them.
    if a.correctSamples.isEmpty || b.correctSamples.isEmpty {
      (a.correctSamples, b.correctSamples) = ([], [])
    }
    (a, b) = (a.withoutOutputMetrics(missingIn: b), b.withoutOutputMetrics(missingIn: a))
    // Compared as bytes, because NaN is not equal to itself.
    return a.compactBytes == b.compactBytes
  }
}

extension [UInt8] {
  /// The place of the first line end from `start` on; nil if there is none.
  func lineEnd(from start: Int) -> Int? {
    var place = start
    while place < count {
      if self[place] == UInt8(ascii: "\n") { return place }
      place += 1
    }
    return nil
  }
}

/// The paths of the journal in a results folder.
struct JournalFiles {
  let folder: String

  init(results: String) { folder = results + "/journal" }

  /// The file that this process appends to.
  var own: String { folder + "/runs.jsonl" }
  /// Damaged lines that were removed from `own`.
  var damaged: String { folder + "/damaged.txt" }

  /// All files with records except `own`, in ascending order of name; `own` is read after them.
  func others() throws(FileError) -> [String] {
    try PosixFolder.names(in: folder).filter { $0.hasSuffix(".jsonl") }.map { folder + "/" + $0 }
      .filter { $0 != own }
  }

  /// The marks of shards that are being trained or were killed.
  func marks() throws(FileError) -> [String] {
    try PosixFolder.names(in: folder).filter { $0.hasSuffix(WritingMark.suffix) }.map { folder + "/" + $0 }
  }
}

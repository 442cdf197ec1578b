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

  /// The last entry of each run, by identity.
  package var entries: [String: JournalEntry] = [:]
  package var damage: [Damage] = []
  /// Identities of runs with two different records, neither of a failed run: they are not reproducible.
  package var conflicts: [String] = []

  /// Reads the journal of a results folder without a lock; empty if it does not exist.
  ///
  /// Bytes after the last line end of a file are ignored: their write was interrupted or is still in progress.
  package init(results folder: String) throws(FileError) {
    let files = JournalFiles(results: folder)
    try self.init(othersOf: files)
    guard PosixFolder.exists(files.own) else { return }
    try read(PosixFile(files.own, for: .reading).contents(), of: files.own) { _ in }
  }

  /// The records of runs trained by one build of the tool, by identity, without failed and conflicting ones.
  package func records(ofBuild build: String) -> [String: RunRecord] {
    let conflicting = Set(conflicts)
    return entries.filter { $1.build == build && $1.record.status != .failed && !conflicting.contains($0) }
      .mapValues(\.record)
  }

  /// Reads all files except `runs.jsonl`.
  init(othersOf files: JournalFiles) throws(FileError) {
    for path in try files.others() {
      try read(PosixFile(path, for: .reading).contents(), of: path) { _ in }
    }
  }

  /// Adds the complete lines of a file, and passes the damaged ones, each with its line end, to `damaged`.
  mutating func read(
    _ contents: [UInt8], of path: String, damaged: (ArraySlice<UInt8>) -> Void
  ) throws(FileError) {
    var start = 0
    var line = 0
    while let end = contents[start...].firstIndex(of: UInt8(ascii: "\n")) {
      line += 1
      do throws(JournalLine.Failure) {
        add(try JournalLine.entry(of: contents[start..<end]))
      } catch {
        switch error {
        case .damaged(let reason):
          damage.append(Damage(path: path, line: line, reason: reason))
          damaged(contents[start...end])
        case .newer(let version):
          throw FileError(
            "read", path, "line \(line) was written by a newer version of etalon (format \(version))")
        }
      }
      start = end + 1
    }
  }

  private mutating func add(_ entry: JournalEntry) {
    let identity = entry.record.identity
    guard let earlier = entries.updateValue(entry, forKey: identity)?.record,
      earlier.status != .failed, entry.record.status != .failed
    else { return }
    entries[identity]?.record = entry.record.completed(by: earlier)
    if !conflicts.contains(identity), !Self.agree(earlier, entry.record) { conflicts.append(identity) }
  }

  /// Whether two records of a run are the same, except for what only one of them was asked to record.
  private static func agree(_ earlier: RunRecord, _ later: RunRecord) -> Bool {
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
}

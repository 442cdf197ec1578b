import Files
import JSON

/// What the files of a journal say, read once from the first line to the last.
package struct JournalReplay: Sendable {
  /// A line that is not what was written, and so counts as absent.
  package struct Damage: Sendable, Hashable, CustomStringConvertible {
    package var path: String
    /// 1-based.
    package var line: Int
    package var reason: String

    package var description: String { "\(path):\(line): this line is damaged: \(reason)" }
  }

  /// The last entry of every run, by identity.
  package var entries: [String: JournalEntry] = [:]
  package var damage: [Damage] = []
  /// Identities of runs with two records that are not the same although neither run failed: the contract was broken.
  package var conflicts: [String] = []

  /// The journal of a results folder, empty where there is none yet; needs no lock.
  ///
  /// The bytes after a file's last line end are a write that was cut, or is still going on: they are passed over.
  package init(results folder: String) throws(FileError) {
    let files = JournalFiles(results: folder)
    try self.init(othersOf: files)
    guard PosixFolder.exists(files.own) else { return }
    try read(PosixFile(files.own, for: .reading).contents(), of: files.own) { _ in }
  }

  /// The records of runs that one build of the tool trained, by identity: without those that failed, and those that
  /// another record contradicts.
  package func records(ofBuild build: String) -> [String: RunRecord] {
    let doubtful = Set(conflicts)
    return entries.filter { $1.build == build && $1.record.status != .failed && !doubtful.contains($0) }
      .mapValues(\.record)
  }

  /// What all files but the own one say.
  init(othersOf files: JournalFiles) throws(FileError) {
    for path in try files.others() {
      try read(PosixFile(path, for: .reading).contents(), of: path) { _ in }
    }
  }

  /// Adds what a file's whole lines say, and hands over the damaged ones, each with its line end.
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
            "read", path, "line \(line) was written by a newer version of this tool (format \(version))")
        }
      }
      start = end + 1
    }
  }

  private mutating func add(_ entry: JournalEntry) {
    var record = entry.record
    guard var earlier = entries.updateValue(entry, forKey: record.identity)?.record,
      earlier.status != .failed, record.status != .failed, !conflicts.contains(record.identity)
    else { return }
    // Older tools did not keep it.
    if earlier.correctness.isEmpty || record.correctness.isEmpty {
      (earlier.correctness, record.correctness) = ([], [])
    }
    // By their bytes: a NaN is equal to itself there, and to no value here.
    if earlier.compactBytes != record.compactBytes { conflicts.append(record.identity) }
  }
}

/// Where a results folder keeps its journal.
struct JournalFiles {
  let folder: String

  init(results: String) { folder = results + "/journal" }

  /// The file that this process appends to.
  var own: String { folder + "/runs.jsonl" }
  /// Where damaged lines are kept once they were taken out of `own`.
  var damaged: String { folder + "/damaged.txt" }

  /// All files with records but `own`, ascending by name; `own` is read after them.
  func others() throws(FileError) -> [String] {
    try PosixFolder.names(in: folder).filter { $0.hasSuffix(".jsonl") }.map { folder + "/" + $0 }
      .filter { $0 != own }
  }
}

import Files
import TestFiles
import Testing

@testable import Records

@Suite("Pruning a journal")
struct PruningTests {
  /// A journal with runs 0 to 4, of which 3 and 4 lie in another process's file, torn and with a bad line.
  private func withJournal(_ body: (_ folder: String, _ own: String, _ other: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let (own, other) = (folder + "/journal/runs.jsonl", folder + "/journal/shard-1.jsonl")
      try PosixFolder.create(folder + "/journal")
      try writeFile(journalLines((0..<3).map { sampleEntry($0) }), at: own)
      let bad = Array("{\"crc\":\"00000000\",\"v\":1}\n".utf8)
      try writeFile(journalLines([sampleEntry(3)]) + bad + journalLines([sampleEntry(4)]) + [123], at: other)
      try body(folder, own, other)
    }
  }

  @Test("keeps the lines of the selected runs byte for byte, and damaged lines in other files")
  func keeps() throws {
    try withJournal { folder, own, other in
      let before = try fileContents(of: other)
      try Journal.prune(results: folder, holder: "test") { ["run1", "run3", "run4"].contains($0) }
      #expect(try fileContents(of: own) == journalLines([sampleEntry(1)]))
      #expect(try fileContents(of: other) == before)
      try Journal.prune(results: folder, holder: "test") { $0 == "run3" }
      #expect(try fileContents(of: own).isEmpty)
      #expect(try JournalReplay(results: folder).entries.keys.map(\.text).sorted() == ["run3"])
      #expect(try fileContents(of: other).last == 123)
    }
  }

  @Test("does not replace the file if nothing is removed")
  func nothing() throws {
    try withJournal { folder, own, _ in
      let held = try PosixFile(own, for: .appending)
      try Journal.prune(results: folder, holder: "test") { _ in true }
      try held.writeAll(journalLines([sampleEntry(9)]))
      #expect(try JournalReplay(results: folder).entries["run9"] != nil)
    }
  }

  @Test("locks the folder, as writing does")
  func lock() throws {
    try withJournal { folder, own, _ in
      let before = try fileContents(of: own)
      let journal = try Journal(results: folder, holder: "process 7 on there")
      let error = #expect(throws: FileError.self) {
        try Journal.prune(results: folder, holder: "test") { _ in false }
      }
      #expect(error?.reason == "process 7 on there is writing to it")
      #expect(try fileContents(of: own) == before)
      withExtendedLifetime(journal) {}
    }
  }

  @Test("completely leaves an empty journal that accepts new records")
  func clear() throws {
    try withJournal { folder, own, _ in
      try writeFile([1], at: folder + "/journal/damaged.txt")
      try Journal.clear(results: folder, holder: "test")
      #expect(try PosixFolder.names(in: folder + "/journal") == ["lock", "runs.jsonl"])
      let journal = try Journal(results: folder, holder: "test")
      #expect(journal.replay.entries.isEmpty && journal.replay.damage.isEmpty)
      try journal.append([sampleEntry(5)])
      #expect(try fileContents(of: own) == journalLines([sampleEntry(5)]))
    }
  }
}

import Files
import TestFiles
import Testing

@testable import Records

@Suite struct JournalTailTests {
  private func append(_ bytes: [UInt8], to folder: String, _ name: String = "runs.jsonl") throws {
    try PosixFolder.create(folder + "/journal")
    try PosixFile("\(folder)/journal/\(name)", for: .appending).writeAll(bytes)
  }

  private func identities(_ look: JournalTail.Look) -> [String] { look.entries.map(\.record.identity) }

  @Test("Each look finds what was written since the last one, and a torn line when it is whole")
  func continued() throws {
    try withTemporaryFolder { folder in
      var tail = JournalTail(results: folder)
      #expect(try identities(tail.look()).isEmpty)
      try append(journalLines([sampleEntry(1)]), to: folder)
      #expect(try identities(tail.look()) == ["run1"])
      #expect(try identities(tail.look()).isEmpty)
      let lines = journalLines([sampleEntry(2), sampleEntry(3)])
      try append(Array(lines.dropLast(40)), to: folder)
      #expect(try identities(tail.look()) == ["run2"])
      #expect(try identities(tail.look()).isEmpty)
      try append(lines.suffix(40), to: folder)
      let look = try tail.look()
      #expect(identities(look) == ["run3"] && !look.isRestart && look.damagedLines == 0)
    }
  }

  @Test("Other files of the journal are read too, before the own one")
  func shards() throws {
    try withTemporaryFolder { folder in
      var tail = JournalTail(results: folder)
      try append(journalLines([sampleEntry(1)]), to: folder)
      try append(journalLines([sampleEntry(2)]), to: folder, "shard-2.jsonl")
      #expect(try identities(tail.look()) == ["run2", "run1"])
    }
  }

  @Test("A limit cuts a look between lines, and no line is lost or read twice", arguments: [1, 300, 2000])
  func limited(limit: Int) throws {
    try withTemporaryFolder { folder in
      let entries = (0..<20).map { sampleEntry($0) }
      try append(journalLines(entries), to: folder)
      var tail = JournalTail(results: folder)
      var found: [String] = []
      var looks = 0
      while true {
        let look = try tail.look(upTo: limit)
        found += identities(look)
        looks += 1
        guard look.hasMore else { break }
      }
      #expect(found == entries.map(\.record.identity))
      #expect(looks > 1)
    }
  }

  @Test("A damaged line is counted and passed over")
  func damaged() throws {
    try withTemporaryFolder { folder in
      var lines = journalLines([sampleEntry(1), sampleEntry(2)])
      lines[60] ^= 1
      try append(lines, to: folder)
      var tail = JournalTail(results: folder)
      let look = try tail.look()
      #expect(identities(look) == ["run2"] && look.damagedLines == 1)
    }
  }

  @Test("A file that was replaced or cut is read again from its beginning")
  func replaced() throws {
    try withTemporaryFolder { folder in
      try append(journalLines((0..<3).map { sampleEntry($0) }), to: folder)
      var tail = JournalTail(results: folder)
      #expect(try tail.look().entries.count == 3)
      let path = folder + "/journal/runs.jsonl"
      try AtomicFile.replace(path, with: journalLines((0..<3).map { sampleEntry($0 + 7) }))
      var look = try tail.look()
      #expect(look.isRestart && identities(look) == ["run7", "run8", "run9"])
      try PosixFile(path, for: .appending).truncate(to: journalLines([sampleEntry(7)]).count)
      look = try tail.look()
      #expect(look.isRestart && identities(look) == ["run7"])
    }
  }
}

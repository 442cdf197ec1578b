import Files
import TestFiles
import Testing

@testable import Records

@Suite("A shard's journal")
struct ShardJournalTests {
  private func attempt(_ number: Int, random: String = "a1") -> ShardAttempt {
    ShardAttempt(of: Shard(number, of: 4), job: "17_\(number)", restart: 0, random: random)
  }

  private func journal(_ folder: String, _ attempt: ShardAttempt) throws(FileError) -> ShardJournal {
    try ShardJournal(results: folder, attempt: attempt, holder: "process 7 on there", boot: "boot")
  }

  @Test("has a name that says which attempt of which shard wrote it")
  func names() {
    #expect(attempt(3).name == "shard-3of4-17_3-0-a1")
    #expect(ShardAttempt(name: attempt(3).name + ".jsonl") == attempt(3))
    let odd = ShardAttempt(of: Shard(1, of: 1), job: "a/../b-c", restart: -1, random: "é")
    #expect(odd.name == "shard-1of1-abc-0-0")
    for name in [
      "runs.jsonl", "shard-1.jsonl", "shard-5of4-1-0-a.jsonl", "shard-0of4-1-0-a", "shard-1of4-1-0",
    ] {
      #expect(ShardAttempt(name: name) == nil, "\(name)")
    }
    #expect(Shard("3/16") == Shard(3, of: 16))
    for text in ["0/4", "5/4", "4", "1/4/2", "+1/4", "1/1000001", "a/b", ""] {
      #expect(Shard(text) == nil, "\(text)")
    }
  }

  @Test("is created once, and its records are read with those of the other files")
  func merging() throws {
    try withTemporaryFolder { folder in
      let first = try journal(folder, attempt(1))
      #expect(throws: FileError.self) { try journal(folder, attempt(1)) }
      let second = try journal(folder, attempt(1, random: "b2"))
      try first.writer.append([sampleEntry(1), sampleEntry(2)])
      try second.writer.append([sampleEntry(2), sampleEntry(3)])
      try Journal(results: folder, holder: "x").append([sampleEntry(0), sampleEntry(3)])
      for journal in [first, second] { try journal.writer.sync() }
      let replay = try JournalReplay(results: folder)
      #expect(replay.entries.keys.map(\.text).sorted() == ["run0", "run1", "run2", "run3"])
      #expect(replay.conflicts.isEmpty)
    }
  }

  @Test("with another result of a run than another file is an error that names both")
  func contradiction() throws {
    try withTemporaryFolder { folder in
      var other = sampleEntry(2)
      other.record.weightsDigest = "other"
      let (first, second) = (try journal(folder, attempt(1)), try journal(folder, attempt(2)))
      try first.writer.append([sampleEntry(1), sampleEntry(2)])
      // A run that failed on one machine is not a contradiction.
      try second.writer.append([sampleEntry(1, status: .failed)])
      #expect(try JournalReplay(results: folder).entries["run1"] != nil)
      try second.writer.append([other])
      for read in [
        { _ = try JournalReplay(results: folder) }, { _ = try Journal(results: folder, holder: "x") },
      ] {
        let error = #expect(throws: FileError.self, performing: read)
        #expect(error?.cause == .contradiction)
        #expect(error?.description.contains(first.path) == true)
        #expect(error?.description.contains(second.path) == true)
      }
      // A shard goes on: what the two disagree on is not its business.
      var unreadable: [FileError] = []
      #expect(try JournalReplay(readableIn: folder, unreadable: &unreadable).entries.count == 2)
      #expect(unreadable.isEmpty)
    }
  }

  @Test("that cannot be read is passed over by a shard, and by nobody else")
  func unreadable() throws {
    try withTemporaryFolder { folder in
      try journal(folder, attempt(1)).writer.append([sampleEntry(1)])
      let newer = #""v":9,"run":"x"}"#
      var checksum = String(CRC32C.checksum(Array(newer.utf8)[...]), radix: 16)
      checksum = String(repeating: "0", count: 8 - checksum.count) + checksum
      let path = folder + "/journal/shard-2of4-1-0-a.jsonl"
      try writeFile(
        journalLines([sampleEntry(2)]) + Array((#"{"crc":"\#(checksum)","# + newer + "\n").utf8), at: path)
      #expect(throws: FileError.self) { try JournalReplay(results: folder) }
      var errors: [FileError] = []
      let replay = try JournalReplay(readableIn: folder, unreadable: &errors)
      #expect(replay.entries.keys.map(\.text).sorted() == ["run1", "run2"])
      #expect(errors.map(\.path) == [path])
    }
  }

  @Test("that was removed or replaced counts no further run as finished")
  func removed() throws {
    try withTemporaryFolder { folder in
      for isReplaced in [false, true] {
        let journal = try journal(folder, attempt(1, random: "r\(isReplaced)"))
        try journal.writer.append([sampleEntry(1)])
        try journal.writer.sync()
        PosixFolder.remove(journal.path)
        if isReplaced { try writeFile([], at: journal.path) }
        try journal.writer.append([sampleEntry(2)])
        let error = #expect(throws: FileError.self) { try journal.writer.sync() }
        #expect(error?.reason == "the file was removed or replaced while this process wrote to it")
        // The error is final.
        #expect(throws: FileError.self) { try journal.writer.append([sampleEntry(3)]) }
        #expect(throws: FileError.self) { try journal.close() }
      }
    }
  }

  @Test("is neither pruned nor cleared while its process may be writing")
  func pruning() throws {
    try withTemporaryFolder { folder in
      let journal = try journal(folder, attempt(2))
      try journal.writer.append([sampleEntry(1)])
      let mark = folder + "/journal/shard-2of4-17_2-0-a1.writing"
      // On this machine the process holds the mark's lock; on another one nothing is known.
      for boot in ["boot", "another", nil] {
        for change in [
          { try Journal.prune(results: folder, holder: "x", boot: boot) { _ in false } },
          { try Journal.clear(results: folder, holder: "x", boot: boot) },
        ] {
          let error = #expect(throws: FileError.self, performing: change)
          #expect(error?.reason.hasPrefix("shard 2/4 (process 7 on there) may still be writing") == true)
          #expect(error?.reason.hasSuffix("remove \(mark)") == true)
        }
      }
      try journal.close()
      #expect(!PosixFolder.exists(mark))
      try Journal.prune(results: folder, holder: "x", boot: "boot") { _ in false }
      #expect(try JournalReplay(results: folder).entries.isEmpty)
    }
  }

  @Test("of a killed process does not hinder on its machine, where its lock is free")
  func killed() throws {
    try withTemporaryFolder { folder in
      // As the process left it: the journal is closed, the mark remains.
      do { try journal(folder, attempt(2)).writer.append([sampleEntry(1)]) }
      #expect(try OpenAttempt.all(results: folder, boot: "boot").map(\.isKilled) == [true])
      #expect(try OpenAttempt.all(results: folder, boot: "another").map(\.isKilled) == [false])
      #expect(throws: FileError.self) { try Journal.clear(results: folder, holder: "x", boot: "another") }
      try Journal.clear(results: folder, holder: "x", boot: "boot")
      #expect(try PosixFolder.names(in: folder + "/journal") == ["lock", "runs.jsonl"])
    }
  }

  @Test("A division is written once and read by all; a damaged one is refused")
  func division() throws {
    try withTemporaryFolder { folder in
      let made = ShardDivision(runs: [[0..<3, 7..<9], [3..<7], []], seconds: [1.5, 0.25, 0])
      func shared(_ make: ShardDivision) throws -> ShardDivision {
        try ShardDivision.shared(
          in: folder, count: 3, selection: "12345678", runCount: 9, owner: "a", make: { make })
      }
      #expect(try shared(made) == made)
      let other = ShardDivision(runs: [[0..<9], [], []], seconds: [1, 0, 0])
      #expect(try shared(other) == made)
      #expect(try ShardDivision.all(in: folder, selection: "12345678", runCount: 9) == [made])
      #expect(try ShardDivision.all(in: folder, selection: "00000000", runCount: 9).isEmpty)
      // Of a plan with fewer runs.
      #expect(throws: FileError.self) {
        try ShardDivision.all(in: folder, selection: "12345678", runCount: 8)
      }
      #expect(made.count(of: Shard(1, of: 3)) == 5)
      for text in [#"{"runs":[[0,3,2,9]],"seconds":[1]}"#, #"{"runs":[[0]],"seconds":[1]}"#, "{}", "["] {
        try writeFile(Array(text.utf8), at: folder + "/shards/1-12345678.json")
        #expect(throws: FileError.self) {
          try ShardDivision.shared(
            in: folder, count: 1, selection: "12345678", runCount: 9, owner: "a", make: { other })
        }
      }
    }
  }
}

import Files
import TestFiles
import TestSamples
import Testing

@testable import Records

@Suite struct JournalTests {
  private func journal(_ folder: String) throws -> Journal {
    try Journal(results: folder, holder: "process 1 on here")
  }

  @Test("Appended records are replayed, by a second writer and by a reader")
  func replay() throws {
    try withTemporaryFolder { folder in
      let entries = (0..<5).map { sampleEntry($0) }
      do {
        let first = try journal(folder + "/results/a")
        #expect(first.replay.entries.isEmpty)
        try first.append(Array(entries[..<2]))
        try first.append(Array(entries[2...]))
        try first.sync()
        #expect(try JournalReplay(results: folder + "/results/a").entries.count == 5)
      }
      let replay = try journal(folder + "/results/a").replay
      #expect(
        journalLines(entries.compactMap { replay.entries[$0.record.id] }) == journalLines(entries))
      #expect(replay.damage.isEmpty && replay.conflicts.isEmpty)
    }
  }

  @Test("The journal of a missing folder is empty")
  func nothing() throws {
    #expect(try JournalReplay(results: "/nonexistent/folder").entries.isEmpty)
  }

  @Test("A file cut off at any byte loses the incomplete record only, and none of those appended later")
  func torn() throws {
    try withTemporaryFolder { folder in
      let whole = journalLines([sampleEntry(0)])
      let bytes = journalLines([sampleEntry(0), sampleEntry(1)])
      let path = folder + "/journal/runs.jsonl"
      try PosixFolder.create(folder + "/journal")
      for length in 0...bytes.count {
        try writeFile(Array(bytes[..<length]), at: path)
        let kept = length < whole.count ? 0 : length < bytes.count ? 1 : 2
        #expect(try JournalReplay(results: folder).entries.count == kept)
        do {
          let opened = try journal(folder)
          #expect(opened.replay.entries.count == kept && opened.replay.damage.isEmpty)
          try opened.append([sampleEntry(9)])
          try opened.sync()
        }
        #expect(
          try fileContents(of: path) == journalLines((0..<kept).map { sampleEntry($0) } + [sampleEntry(9)]))
      }
    }
  }

  @Test("A damaged line is reported with its location and moved to damaged.txt, and the others remain")
  func damage() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/journal/runs.jsonl"
      try PosixFolder.create(folder + "/journal")
      let before = journalLines([sampleEntry(0)])
      let spoiled = journalLines([sampleEntry(1)])
      // Every 7th byte but the line end: a lost line end joins two lines, and both are then damaged.
      for offset in stride(from: 0, to: spoiled.count - 1, by: 7) {
        var line = spoiled
        line[offset] ^= 4
        try writeFile(before + line + journalLines([sampleEntry(2)]) + Array("{\"crc\"".utf8), at: path)
        let expected = [path + ":2"]
        #expect(try JournalReplay(results: folder).damage.map { "\($0.path):\($0.line)" } == expected)
        let replay = try journal(folder).replay
        #expect(replay.damage.map { "\($0.path):\($0.line)" } == expected)
        #expect(replay.entries.keys.map(\.text).sorted() == ["run0", "run2"])
        #expect(try fileContents(of: path) == journalLines([sampleEntry(0), sampleEntry(2)]))
        #expect(try Array(fileContents(of: folder + "/journal/damaged.txt").suffix(line.count)) == line)
        #expect(try journal(folder).replay.damage.isEmpty)
      }
    }
  }

  @Test("A line of a newer version is refused, not removed")
  func newer() throws {
    try withTemporaryFolder { folder in
      let content = #""v":3,"run":"x"}"#
      let checksum = String(CRC32C.checksum(Array(content.utf8)[...]), radix: 16)
      let padded = String(repeating: "0", count: 8 - checksum.count) + checksum
      let bytes = Array((#"{"crc":"\#(padded)","# + content + "\n").utf8)
      try PosixFolder.create(folder + "/journal")
      try writeFile(bytes, at: folder + "/journal/runs.jsonl")
      let error = #expect(throws: FileError.self) { try journal(folder) }
      #expect(error?.reason == "line 1 was written by a newer version of etalon (format 3)")
      #expect(try fileContents(of: folder + "/journal/runs.jsonl") == bytes)
    }
  }

  @Test("The last record of a run counts; different records are a conflict unless one run failed")
  func twice() throws {
    try withTemporaryFolder { folder in
      var other = sampleEntry(1)
      other.record.weightsDigest = "other"
      try journal(folder).append([
        sampleEntry(0), sampleEntry(1), sampleEntry(0), other, sampleEntry(2, status: .failed),
        sampleEntry(2),
      ])
      // An older tool's record says nothing of single samples.
      var fuller = sampleEntry(0)
      fuller.record.correctSamples = [CorrectSamples.sample([true])]
      try journal(folder).append([fuller])
      let replay = try JournalReplay(results: folder)
      #expect(replay.entries["run1"]?.record.weightsDigest == "other")
      #expect(replay.entries["run2"]?.record.status == .finished)
      #expect(replay.conflicts == ["run1"])
      #expect(replay.records(ofBuild: "test").keys.map(\.text).sorted() == ["run0", "run2"])
      #expect(replay.records(ofBuild: "another").isEmpty)
    }
  }

  @Test("Other files of the journal are read and not changed")
  func shards() throws {
    try withTemporaryFolder { folder in
      try PosixFolder.create(folder + "/journal")
      let torn = journalLines([sampleEntry(5)]) + Array("{".utf8)
      try writeFile(torn, at: folder + "/journal/shard-1.jsonl")
      try writeFile(Array("no journal\n".utf8), at: folder + "/journal/notes.txt")
      #expect(try journal(folder).replay.entries.keys.map(\.text).sorted() == ["run5"])
      #expect(try fileContents(of: folder + "/journal/shard-1.jsonl") == torn)
    }
  }

  @Test("A second writer is refused, with the name of the first one, until the first one ends")
  func lock() throws {
    try withTemporaryFolder { folder in
      do {
        let first = try Journal(results: folder, holder: "process 7 on there")
        let error = #expect(throws: FileError.self) { try journal(folder) }
        #expect(
          error?.description == "cannot write to \(folder)/journal: process 7 on there is writing to it")
        try first.append([sampleEntry(0)])
      }
      #expect(try fileContents(of: folder + "/journal/lock").isEmpty)
      // A killed process leaves its name and no lock.
      try writeFile(Array("process 9 on there".utf8), at: folder + "/journal/lock")
      #expect(try journal(folder).replay.entries.count == 1)
    }
  }
}

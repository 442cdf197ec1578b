import Files
import Operations
import Records
import Running
import SeededNumbers
import TestFiles
import Testing

/// Searches are the same, byte for byte, however they are trained.
@Suite struct SearchTests {
  private func place(_ text: String, in folder: String, _ name: String) throws -> SearchPlace {
    let own = "\(folder)/\(name)"
    try PosixFolder.create(own)
    return SearchPlace(folder: own, text: text)
  }

  @Test("Threads and trainers change nothing", arguments: 0..<8 as Range<UInt64>)
  func threads(seed: UInt64) throws {
    let search = RandomSearch(seed: seed)
    try withTemporaryFolder { folder in
      let one = try place(search.text, in: folder, "one")
      #expect(try one.run() == .complete)
      let expected = try one.bytes()
      for jobs in 2...4 {
        let other = try place(search.text, in: folder, "jobs-\(jobs)")
        #expect(try other.run(jobs: jobs) == .complete)
        #expect(try other.bytes() == expected, "\(jobs) threads\n\(search.text)")
      }
      for trainer in [Trainer.reference, .lanes, .tiles] {
        let other = try place(search.text, in: folder, "\(trainer)")
        #expect(try other.run(trainer: trainer) == .complete)
        #expect(try other.bytes() == expected, "\(trainer)\n\(search.text)")
      }
    }
  }

  @Test(
    "Stopped at random moments and resumed, a search ends the same", arguments: 100..<116 as Range<UInt64>)
  func resumed(seed: UInt64) throws {
    let search = RandomSearch(seed: seed)
    var dice = SplitMix64(seed: seed)
    try withTemporaryFolder { folder in
      let whole = try place(search.text, in: folder, "whole")
      #expect(try whole.run() == .complete)
      let parts = try place(search.text, in: folder, "parts")
      var stops = 0
      while try parts.run(
        jobs: Int.random(in: 1...4, using: &dice), trainer: .tiles,
        bundles: Int.random(in: 1...5, using: &dice)) != .complete
      {
        stops += 1
        #expect(stops < 200)
      }
      #expect(stops > 0)
      #expect(try parts.bytes() == whole.bytes(), "\(search.text)")
      #expect(try parts.recorded == whole.recorded, "no run was trained that the search does not have")
    }
  }

  @Test("More trials continue a search", arguments: 200..<212 as Range<UInt64>)
  func extended(seed: UInt64) throws {
    let search = RandomSearch(seed: seed)
    var dice = SplitMix64(seed: seed)
    try withTemporaryFolder { folder in
      let whole = try place(search.text, in: folder, "whole")
      #expect(try whole.run() == .complete)
      let steps = try place(search.text, in: folder, "steps")
      var trials = Int.random(in: 2...4, using: &dice)
      while trials < search.trials {
        #expect(try steps.run(overrides: ["sweep.trials=\(trials)"]) == .complete)
        let plan = try #require(try ExperimentOutcome(results: steps.results))
        #expect(plan.points.count == trials)
        trials += Int.random(in: 1...4, using: &dice)
      }
      #expect(try steps.run() == .complete)
      #expect(try steps.bytes() == whole.bytes(), "\(search.text)")
    }
  }

  @Test("Fewer trials are the first ones of more")
  func shortened() throws {
    let search = RandomSearch(seed: 3, methods: ["tpe"])
    try withTemporaryFolder { folder in
      let more = try place(search.text, in: folder, "more")
      try more.run()
      try more.run(overrides: ["sweep.trials=4"])
      let fewer = try place(search.text, in: folder, "fewer")
      try fewer.run(overrides: ["sweep.trials=4"])
      for name in ["plan.json", "runs.csv", "results.json"] {
        #expect(try more.bytes()[name] == fewer.bytes()[name], "\(name)")
      }
    }
  }

  @Test("A proposal that is not the recorded one is an error with both")
  func contradiction() throws {
    try withTemporaryFolder { folder in
      let own = try place(RandomSearch(seed: 5).text, in: folder, "own")
      try own.run()
      let path = "\(own.results)/search.jsonl"
      let text = String(decoding: try fileContents(of: path), as: UTF8.self)
      let line = try #require(text.split(separator: "\n").first)
      let first = try #require(line.firstRange(of: "\"points\":[["))
      let edited = line[..<first.upperBound] + "7," + line[first.upperBound...].drop { $0 != "," }.dropFirst()
      try writeFile(Array((edited + "\n").utf8), at: path)
      let error = #expect(throws: (any Error).self) { try own.run() }
      #expect(
        "\(try #require(error))".contains("as trial 0, and now proposes"), "\(String(describing: error))")
    }
  }

  @Test("An incomplete line of the log is proposed again")
  func tornLog() throws {
    try withTemporaryFolder { folder in
      let own = try place(RandomSearch(seed: 6).text, in: folder, "own")
      try own.run()
      let expected = try own.bytes()
      let path = "\(own.results)/search.jsonl"
      try writeFile(Array(try fileContents(of: path).dropLast(9)), at: path)
      #expect(try own.run() == .complete)
      #expect(try own.bytes() == expected)
    }
  }

  @Test("Another seed of the sweep is another search, and both stay in the log")
  func otherSearch() throws {
    try withTemporaryFolder { folder in
      let own = try place(RandomSearch(seed: 7, methods: ["random"]).text, in: folder, "own")
      try own.run()
      let first = try own.bytes()
      try own.run(overrides: ["sweep.seed=77"])
      #expect(try own.bytes()["plan.json"] != first["plan.json"])
      try own.run()
      #expect(try own.bytes()["plan.json"] == first["plan.json"])
      let log = try #require(first["search.jsonl"])
      #expect(try own.bytes()["search.jsonl"]?.starts(with: log) == true)
    }
  }
}

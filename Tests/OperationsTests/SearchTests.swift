import Files
import Records
import Running
import SeededNumbers
import TestFiles
import Testing
import YAML

@testable import Operations

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

  @Test("Runs of a search have the identities that they have in a grid")
  func identities() throws {
    let head = """
      version: 1
      name: searched
      dataset: {source: iris, split: {test: 0.2, seed: 1}}
      network: {width: 3}
      training: {epochs: 1}
      seeds: 2
      sweep:

      """
    let store = DataStore()
    func named(_ sweep: String) throws -> NamedExperiment {
      try NamedExperiment(
        path: "x.yaml", source: Source(name: "x.yaml", text: head + sweep), overrides: [], store: store)
    }
    let grid = try named(
      "  parameters: {training.learning_rate: {values: [0.02, 0.3]}, training.batch_size: {values: [4]}}")
    let search = try named(
      "  method: random\n  trials: 2\n  parameters: {training.learning_rate: {min: 0.01, max: 1}, "
        + "training.batch_size: {min: 2, max: 9}}")
    let tried = try search.experiment.with(trials: [[0.02, 4], [0.3, 4]])
    let one = try PreparedExperiment(search.experiment.with(trials: [[0.02, 4]]), store: store)
    let expected = try PreparedExperiment(grid.experiment, store: store).identities
    #expect(try PreparedExperiment(tried, store: store).identities == expected)
    #expect(try PreparedExperiment(tried, store: store, extending: one).identities == expected)
  }

  @Test("A run without a record blocks the decision after its batch")
  func blocked() throws {
    try withTemporaryFolder { folder in
      let store = DataStore()
      let source = Source(name: "searched.yaml", text: RandomSearch(seed: 8).text)
      let named = try NamedExperiment(path: "searched.yaml", source: source, overrides: [], store: store)
      let search = try #require(named.experiment.search)
      var stages = try SearchStages(named.experiment, search: search, folder: folder, store: store)
      let first = try stages.next(after: [:])
      let stage = try #require(first)
      #expect(!stage.tasks.isEmpty && !stage.isLast)
      let second = try stages.next(after: [:])
      #expect(second == nil)
      #expect(stages.blocking([:]) == stage.tasks[0].key)
    }
  }

  @Test("A plan shows the space, the first proposals, and the least and most work")
  func plan() throws {
    let text = """
      version: 1
      name: searched
      dataset: {source: iris}
      network: {width: 3}
      training: {epochs: 1}
      seeds: 2
      sweep:
        method: sobol
        trials: 7
        batch: 3
        parameters:
          training.optimizer: {values: [sgd, adam]}
          training.momentum: {min: 0, max: 0.9, when: {training.optimizer: [sgd]}}
          network.width: {min: 2, max: 5}
        include: [{training.momentum: 0.5}]

      """
    let store = DataStore()
    let named = try NamedExperiment(
      path: "x.yaml", source: Source(name: "x.yaml", text: text), overrides: [], store: store)
    let lines = try PlanTable(PreparedExperiment(named.experiment, store: store), top: 3, jobs: 2).lines()
    for line in [
      "  search    7 trials by sobol, 1 of them included points, seed 0, 3 at a time",
      "            training.momentum   0 to 0.9; where training.optimizer is sgd",
      "            network.width       2 to 5, whole numbers", "  runs      14 = 7 trials × 2 runs",
      "  weights   19 to 43 per network",
      "    0  training.optimizer=\"sgd\"  training.momentum=0.5  network.width=3", "    … and 1 more",
      "  the next trials are proposed when these are trained",
    ] {
      #expect(lines.contains(line), "\(line)\n\(lines.joined(separator: "\n"))")
    }
  }
}

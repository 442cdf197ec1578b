import Running
import Testing
import YAML

@testable import Operations

struct PlanTests {
  @Test("The plan lists data, runs, size, work, metric and points")
  func plan() throws {
    try withSmallExperiment { small in
      let lines = try PlanTable(small.prepared(), top: 10).lines()
      #expect(
        lines == [
          "small", "",
          "  data      150 samples, 4 inputs, 3 classes; train 90, validation 30, test 30",
          "  runs      4 = 2 points × 2 seeds",
          "  weights   27 per network",
          "  work      9720 connection updates (weights × training samples × epochs, all runs)",
          "  metric    validation.accuracy, higher is better",
          "  constant  0.333 by always answering the most frequent class", "",
          "  points:",
          "    0  4-3-3  training.learning_rate=0.05",
          "    1  4-3-3  training.learning_rate=0.5",
        ])
    }
  }

  @Test("The plan lists at most as many points as requested, and ranges of what differs between them")
  func top() throws {
    try withSmallExperiment { small in
      let prepared = try small.prepared(overrides: ["network.width=[3,5]"])
      let lines = try PlanTable(prepared, top: 1).lines()
      #expect(lines.contains("  runs      8 = 4 points × 2 seeds"))
      #expect(lines.contains("  weights   27 to 43 per network"))
      #expect(lines.suffix(3).first == "  first points:")
      #expect(lines.last == "    … and 3 more")
    }
  }

  @Test(
    "The plan says which ranges have fewer values than their count, because equal whole numbers count once")
  func roundedRange() throws {
    try withSmallExperiment { small in
      func lines(_ overrides: [String]) throws -> [String] {
        try PlanTable(small.prepared(overrides: overrides), top: 1).lines()
      }
      let nine = try lines(["training.batch_size={min: 1, max: 4, count: 9}"])
      #expect(
        nine.contains(
          "            training.batch_size: 4 values instead of 9, as equal whole numbers count once"))
      let four = try lines(["training.batch_size={min: 1, max: 4, count: 4}"])
      #expect(!four.contains { $0.contains("instead of") })
    }
  }

  @Test("The plan names points whose runs are those of an earlier point")
  func repeatedPoints() throws {
    let text = """
      version: 1
      dataset: {source: iris, split: {test: 0.3}}
      network: {width: 4}
      sweep:
        parameters: {training.optimizer: {values: [sgd, adam]}}
        include: [{network.depth: 1}, {training.epochs: 3}]
      """
    let store = DataStore(threads: 1)
    let named = try NamedExperiment(
      path: "-", source: Source(name: "x.yaml", text: text), overrides: [], store: store)
    let lines = try PlanTable(PreparedExperiment(named.experiment, store: store), top: 1).lines()
    #expect(
      lines.contains("            points with equal runs, which are trained once: 2 repeats 0"), "\(lines)")
  }

  @Test("Bundles of one kind share a line")
  func bundles() throws {
    try withSmallExperiment { small in
      func lines(_ overrides: [String]) throws -> [String] {
        let prepared = try small.prepared(overrides: overrides)
        let bundles = try Planner(jobs: 1, trainer: .reference).bundles(
          of: prepared.tasks, store: small.store)
        return BundleTable(bundles).lines
      }
      #expect(try lines([]).dropFirst(2) == ["    4  × 1 run  reference  4-3-3  batch 16  100 %"])
      let two = try lines(["training.batch_size=[16,full]"]).dropFirst(2)
      #expect(
        two == [
          "    4  × 1 run  reference  4-3-3  batch 16    50 %",
          "    4  × 1 run  reference  4-3-3  batch full  50 %",
        ])
    }
  }
}

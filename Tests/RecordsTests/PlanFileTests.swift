import Files
import JSON
import Learning
import Specs
import TestFiles
import Testing

@testable import Records

@Suite struct PlanFileTests {
  private func outcome(name: String) -> ExperimentOutcome {
    let digests = ["a", "b"].map { [Manifest.DataDigest(part: "train", digest: $0)] }
    return ExperimentOutcome(
      name: name, description: #","runs":[[1]] and "quotes""#, axes: ["training.learning_rate"],
      points: [0.1, 0.2].map { [AxisValue(path: "training.learning_rate", value: .number($0))] },
      ranking: Ranking(
        metric: MetricName(.test, .accuracy), goal: .maximize, moment: .final, overSeeds: .mean),
      solved: nil, classes: [], weights: [3, 4],
      runs: [
        .init(
          key: RunKey(point: 0, seed: 0, repetition: 0, fold: nil), identity: "x", data: digests[0],
          record: nil),
        .init(
          key: RunKey(point: 0, seed: 7, repetition: 1, fold: 2),
          identity: String(repeating: "0123456789abcdef", count: 4), data: digests[1], record: nil),
        .init(
          key: RunKey(point: 1, seed: .max, repetition: 0, fold: nil), identity: "é", data: digests[0],
          record: nil),
      ])
  }

  @Test("A plan is read back, with and without runs of the usual form", arguments: [1, 2, 3])
  func roundTrip(count: Int) throws {
    var outcome = outcome(name: "n")
    outcome.runs = Array(outcome.runs.prefix(count))
    let bytes = outcome.planBytes
    let json = try JSON(parsing: bytes)
    #expect(json.compactBytes + [UInt8(ascii: "\n")] == bytes)
    // A seed beyond Int, and an identity that is not ASCII, need the tree.
    #expect((PlannedRun.divide(bytes) != nil) == (count < 3))
    let read = try #require(ExperimentOutcome(plan: bytes))
    #expect(read.planBytes == bytes)
    #expect(read.runs.map(\.identity) == outcome.runs.map(\.identity))
    #expect(
      read.runs.map(\.key) == outcome.runs.map(\.key) && read.runs.map(\.data) == outcome.runs.map(\.data))
    #expect(read.description == outcome.description)
  }

  @Test("A plan says what a race decided")
  func race() throws {
    var outcome = outcome(name: "n")
    outcome.race = RaceDecisions(
      firstLook: 5, looks: 2, seeds: 30,
      stops: [
        .init(point: 1, best: 0, seeds: 5, difference: 0.1, pValue: 1.0 / 32),
        .init(point: 0, best: 0, seeds: 10, difference: .nan, pValue: 0.001),
      ])
    let read = try #require(ExperimentOutcome(plan: outcome.planBytes))
    #expect(read.planBytes == outcome.planBytes)
    #expect(read.race?.looks == 2 && read.race?.stops.map(\.seeds) == [5, 10])
    #expect(read.race?.stops[1].difference.isNaN == true)
  }

  @Test("A plan with white space is read by way of its tree")
  func indented() throws {
    let outcome = outcome(name: "n")
    let indented = try JSON(parsing: outcome.planBytes).indentedBytes
    #expect(PlannedRun.divide(indented) == nil)
    #expect(ExperimentOutcome(plan: indented)?.planBytes == outcome.planBytes)
  }

  @Test(
    "What is not a plan is refused",
    arguments: [
      (#""version":1"#, #""version":2"#), ("[0,0,0,null", "[9,0,0,null"), ("[0,0,0,null", #"[0,"x",0,null"#),
      (#""runs":"#, #""ran":"#), ("[0,0,0,null", "[1,0,0,null"),
    ])
  func refused(old: String, new: String) {
    let text = String(decoding: outcome(name: "n").planBytes, as: UTF8.self)
    let changed = text.replacing(old, with: new)
    #expect(changed != text)
    #expect(ExperimentOutcome(plan: Array(changed.utf8)) == nil)
  }
}

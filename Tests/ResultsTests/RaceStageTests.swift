import Learning
import Records
import Specs
import Testing

@testable import Results
@testable import Statistics

@Suite struct RaceStageTests {
  /// Values of three points by seed: the second is worse at every seed, the third only at some.
  private func value(_ point: Int, _ seed: Int) -> Double {
    0.9 + 0.001 * Double(seed % 7) - [0, 0.1, seed % 2 == 0 ? 0.002 : -0.002][point]
  }

  /// The outcome with records of the first seeds of each point.
  private func outcome(seeds: Int, recorded: [Int], failed: [(point: Int, seed: Int)] = [])
    -> ExperimentOutcome
  {
    sampleOutcome(
      (0..<3).map { point in
        (0..<seeds).map { seed in
          guard seed < recorded[point] else { return [nil] }
          let isFailed = failed.contains { $0 == (point, seed) }
          return [sampleRecord([value(point, seed)], status: isFailed ? .failed : .finished)]
        }
      })
  }

  @Test("At first every point has the seeds of the first look")
  func beginning() {
    let stage = RaceStage(of: outcome(seeds: 30, recorded: [0, 0, 0]), first: 5)
    #expect(stage.runs == [0..<5, 30..<35, 60..<65] && !stage.isLast)
    #expect(stage.outcome.race == RaceDecisions(firstLook: 5, looks: 0, seeds: 30, stops: []))
  }

  @Test("A point that is distinguished from the best gets no more seeds, the others those of the next look")
  func firstLook() throws {
    let stage = RaceStage(of: outcome(seeds: 30, recorded: [5, 5, 5]), first: 5)
    #expect(stage.runs == [0..<10, 30..<35, 60..<70] && !stage.isLast)
    let stop = try #require(stage.outcome.race?.stops.first)
    #expect(stop.point == 1 && stop.seeds == 5 && stop.pValue == 1.0 / 32)
    #expect(stage.outcome.race?.stops.count == 1 && stage.outcome.race?.looks == 1)
    // Records beyond the seeds of a stopped point count for nothing.
    #expect(RaceStage(of: outcome(seeds: 30, recorded: [5, 30, 5]), first: 5).runs == stage.runs)
  }

  @Test("A missing or failed run blocks the decision")
  func blocked() {
    let missing = RaceStage(of: outcome(seeds: 30, recorded: [5, 4, 5]), first: 5)
    let failed = RaceStage(of: outcome(seeds: 30, recorded: [5, 5, 5], failed: [(1, 2)]), first: 5)
    for stage in [missing, failed] {
      #expect(stage.runs == [0..<5, 30..<35, 60..<65] && stage.outcome.race?.looks == 0)
    }
  }

  @Test("In the end the points that are left have every seed, and the least runs are those of the plan")
  func end() {
    let all = outcome(seeds: 12, recorded: [12, 5, 12])
    let stage = RaceStage(of: all, first: 5)
    #expect(stage.isLast && stage.runs == [0..<17, 24..<36])
    let bounds = RaceBounds(of: all, first: 5)
    #expect(bounds.least == 5 + 5 + 12 && bounds.most == 36)
    let short = outcome(seeds: 5, recorded: [5, 5, 5])
    #expect(RaceStage(of: short, first: 5).isLast)
    #expect(RaceStage(of: short, first: 5).runs == [0..<15])
    #expect(RaceBounds(of: short, first: 5).least == 15)
  }

  @Test("A stopped point ranks after the others even with a better mean, and is not called indistinguishable")
  func ranking() {
    var stage = RaceStage(of: outcome(seeds: 12, recorded: [12, 5, 12]), first: 5).outcome
    // By the mean over its five seeds it would be first.
    for index in stage.runs.indices where stage.runs[index].key.point == 1 {
      stage.runs[index].record = sampleRecord([0.99])
    }
    let analysis = ExperimentAnalysis(ExperimentSummary(stage))
    #expect(analysis.summary.points.map(\.stoppedAfter) == [nil, 5, nil])
    #expect(analysis.summary.order.last == 1 && analysis.summary.points[1].rank == 3)
    #expect(analysis.points[1].isIndistinguishable == false)
    #expect(analysis.points[1].comparison?.seeds == 5)
    #expect(analysis.best?.point != 1)
    // Every stopped point keeps the seeds that it has.
    #expect(analysis.points.map(\.seeds) == [12, 5, 12])
    #expect(analysis.summary.counts.missing == 0)
  }

  @Test("A diverged run is worse than any other, and a run without a finite value too")
  func diverged() {
    var all = outcome(seeds: 12, recorded: [5, 5, 5])
    for index in all.runs.indices where all.runs[index].key.point == 1 && all.runs[index].record != nil {
      all.runs[index].record = sampleRecord([0.99], status: .diverged)
    }
    for index in all.runs.indices where all.runs[index].key.point == 2 && all.runs[index].record != nil {
      all.runs[index].record = sampleRecord([.nan])
    }
    #expect(RaceStage(of: all, first: 5).outcome.race?.stops.map(\.point) == [1, 2])
  }
}

import Learning
import Records
import Testing

@testable import Results
@testable import Specs
@testable import Statistics

@Suite struct RungStageTests {
  /// Four points over nine epochs: after one epoch the last ones are best, after three the first.
  private func accuracy(_ point: Int, _ epoch: Int) -> Double {
    epoch < 3 ? 0.5 + 0.01 * Double(point) : 0.9 - 0.01 * Double(point)
  }

  /// The outcome of four points of two seeds, trained to so many epochs.
  private func outcome(trained: [Int], of epochs: Int = 9) -> ExperimentOutcome {
    var outcome = sampleOutcome(
      trained.enumerated().map { point, last in
        (0..<2).map { seed in
          guard last > 0 else { return [nil] }
          return [
            sampleRecord(
              (0...last).map { accuracy(point, $0) + 0.001 * Double(seed) },
              status: last < epochs ? .paused : .finished)
          ]
        }
      })
    outcome.rungs = RungDecisions(rungs: [], stops: [])
    return outcome
  }

  private let stop = EpochStop(first: 1, eta: 2, epochs: 9, step: 1, kinds: 1)

  @Test("Points are trained to the first rung, then the better half to each next one, and one to the end")
  func stages() {
    func stage(_ trained: [Int]) -> RungStage { RungStage(of: outcome(trained: trained), stop) }
    #expect(RungSchedule(stop).rungs == [1, 2, 4, 8, 9])
    let first = stage([0, 0, 0, 0])
    #expect(first.portions == [.init(runs: [0..<2, 2..<4, 4..<6, 6..<8], pause: 1)] && !first.isLast)
    // One run without its record blocks the decision.
    #expect(stage([1, 1, 1, 0]).portions == first.portions)
    let second = stage([1, 1, 1, 1])
    #expect(second.portions == [.init(runs: [4..<6, 6..<8], pause: 2)])
    #expect(second.outcome.rungs?.stops.map(\.point) == [0, 1])
    #expect(second.outcome.rungs?.stops.map(\.place) == [4, 3] && second.outcome.rungs?.stops[0].among == 4)
    let third = stage([1, 1, 2, 2])
    #expect(third.portions == [.init(runs: [6..<8], pause: 4)])
    let last = stage([1, 1, 2, 8])
    #expect(last.portions == [.init(runs: [6..<8], pause: nil)] && last.isLast)
    #expect(last.outcome.rungs?.stops.map(\.epoch) == [1, 1, 2])
    #expect((last.outcome.rungs?.stops[2].value ?? 0) == 0.5205)
  }

  @Test(
    "A point that was trained further is compared by its value then, so that decisions do not depend on what is trained already"
  )
  func trainedFurther() {
    let expected = RungStage(of: outcome(trained: [1, 1, 2, 8]), stop)
    for trained in [[9, 9, 9, 9], [4, 1, 9, 9], [1, 9, 2, 8]] {
      let stage = RungStage(of: outcome(trained: trained), stop)
      #expect(stage.outcome.rungs == expected.outcome.rungs && stage.portions == expected.portions)
    }
  }

  @Test("Paused runs enter no mean, and stopped points rank after the others, those with more epochs first")
  func summary() {
    let stage = RungStage(of: outcome(trained: [1, 1, 2, 9]), stop)
    let analysis = ExperimentAnalysis(ExperimentSummary(stage.outcome))
    #expect(analysis.summary.order == [3, 2, 1, 0])
    #expect(analysis.summary.points.map(\.rank) == [4, 3, 2, 1])
    #expect(analysis.summary.points.map { $0.rankedValue != nil } == [false, false, false, true])
    #expect(analysis.summary.points.map(\.metrics.count) == [0, 0, 0, 1])
    #expect(analysis.summary.counts.paused == 6 && analysis.summary.counts.finished == 2)
    #expect(analysis.best?.point == 3 && analysis.conditions[0].others == 0)
  }

  @Test("A run that ended before a rung keeps its value; one that diverged is last")
  func ended() {
    var all = outcome(trained: [1, 1, 1, 1])
    for index in all.runs.indices where all.runs[index].key.point == 0 {
      all.runs[index].record = sampleRecord([0.1, 0.99], status: .stopped)
    }
    all.runs[7].record = sampleRecord([0.1, 0.99], status: .diverged)
    let stage = RungStage(of: all, stop)
    #expect(stage.outcome.rungs?.stops.map(\.point) == [1, 3])
    #expect(stage.outcome.rungs?.stops.last?.value == .infinity)
    #expect(stage.portions == [.init(runs: [0..<2, 4..<6], pause: 2)])
    // It needs no record of the next rungs.
    var next = all
    for index in 4..<6 { next.runs[index].record = sampleRecord([0, 0.52, 0.6], status: .paused) }
    #expect(RungStage(of: next, stop).portions == [.init(runs: [0..<2], pause: nil)])
  }
}

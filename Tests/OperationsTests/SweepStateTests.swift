import Learning
import Records
import Results
import Specs
import Testing

@testable import Operations

@Suite struct SweepStateTests {
  private func state() -> SweepState { SweepState(SweepOutline(samplePlan), at: 10) }

  @Test("Runs of one identity count once, and their record counts for each of their places")
  func duplicates() {
    var state = state()
    #expect(state.total == 5 && state.done == 0 && !state.isComplete)
    state.add([sampleRecord("b1", accuracy: 0.75)], at: 11)
    let snapshot = state.snapshot(at: 11, top: 5)
    #expect(snapshot.done == 1 && snapshot.total == 5 && snapshot.seeds == 3)
    #expect(snapshot.best.map(\.statistics.count) == [2])
    #expect(snapshot.best.first?.values.first?.value == 16)
  }

  @Test("Means and deviations are those of the final table")
  func statistics() throws {
    var state = state()
    var outcome = samplePlan
    for index in outcome.runs.indices {
      let identity = outcome.runs[index].identity
      outcome.runs[index].record = sampleRecord(
        identity, accuracy: identity == "b1" ? 0.7 : 0.6 + 0.03 * Double(index))
      state.add([outcome.runs[index].record!], at: 11 + Double(index))
    }
    let summary = ExperimentSummary(outcome)
    let snapshot = state.snapshot(at: 20, top: 5)
    #expect(snapshot.isComplete && snapshot.share == 1 && snapshot.secondsLeft == nil)
    #expect(snapshot.best.map(\.statistics) == summary.order.map { summary.points[$0].ranked })
  }

  @Test("Points with diverged runs come last; without a value they are not shown")
  func diverged() {
    var state = state()
    state.add(
      [
        sampleRecord("a0", accuracy: 0.9), sampleRecord("a1", status: .diverged),
        sampleRecord("b0", accuracy: 0.2), sampleRecord("b1", status: .failed),
      ], at: 12)
    let snapshot = state.snapshot(at: 12, top: 5)
    #expect(snapshot.diverged == 1 && snapshot.failed == 1 && snapshot.done == 4)
    #expect(snapshot.best.map(\.values[0].value) == [16, 8])
    #expect(snapshot.best.map(\.diverged) == [0, 1])
    #expect(state.snapshot(at: 12, top: 1).best.map(\.values[0].value) == [16])
  }

  @Test("A later record of a run replaces an earlier one; foreign records are passed over")
  func replacement() {
    var state = state()
    state.add([sampleRecord("a0", status: .failed), sampleRecord("elsewhere")], at: 11)
    #expect(state.done == 1 && state.failed == 1)
    state.add([sampleRecord("a0", accuracy: 0.25)], at: 12)
    #expect(state.done == 1 && state.failed == 0)
    state.add([sampleRecord("a0", accuracy: 0.75)], at: 13)
    let best = state.snapshot(at: 13, top: 5).best
    #expect(best.map(\.statistics.mean) == [0.75] && best.map(\.statistics.count) == [1])
  }

  @Test("The pace counts what was done since the beginning; what was done earlier does not count")
  func pace() throws {
    var state = state()
    state.addEarlier([sampleRecord("a0")], at: 10)
    #expect(state.snapshot(at: 12, top: 0).runsPerSecond == nil)
    state.add([sampleRecord("a1"), sampleRecord("a2")], at: 14)
    let snapshot = state.snapshot(at: 14, top: 0)
    #expect(snapshot.runsPerSecond == 0.5 && snapshot.secondsLeft == 4 && snapshot.seconds == 4)
    // A pause that the user asked for is no part of it.
    state.restartPace(at: 100)
    #expect(state.snapshot(at: 101, top: 0).runsPerSecond == nil)
  }
}

@Suite struct PaceWindowTests {
  @Test("A sweep that has become slower is measured by its last minute, not by its beginning")
  func recent() throws {
    var pace = PaceWindow(from: 0, runs: 0, work: 0)
    // A hundred runs a second for ten seconds, then one.
    for tick in 1...100 { pace.add(at: Double(tick) / 10, runs: tick * 10, work: Double(tick * 10)) }
    for second in 1...120 { pace.add(at: 10 + Double(second), runs: 1000 + second, work: 0) }
    let rate = try #require(pace.runsPerSecond(at: 130, runs: 1120))
    #expect((0.9...1.1).contains(rate))
  }

  @Test("Bundles that take minutes are measured by the last few of them")
  func slow() throws {
    var pace = PaceWindow(from: 0, runs: 0, work: 0)
    for bundle in 1...20 { pace.add(at: Double(bundle) * 300, runs: bundle * 16, work: Double(bundle)) }
    #expect(pace.runsPerSecond(at: 6000, runs: 320) == 16.0 / 300)
    #expect(pace.workPerSecond(at: 6000, work: 20) == 1.0 / 300)
  }
}

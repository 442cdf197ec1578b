import JSON
import Testing

@testable import Results
@testable import Specs

struct RunMatchingTests {
  private func pair(_ baseline: Int, _ new: Int) -> RunMatching.Pair {
    RunMatching.Pair(baseline: baseline, new: new)
  }

  @Test("Identity takes precedence over seed, repeat and fold")
  func identityMatchesBeforePlace() {
    let baseline = [VerdictSamples.run("a", width: 4), VerdictSamples.run("b", width: 8)]
    // Axis values that are called otherwise now, and a new run in a's place.
    let new = [
      VerdictSamples.run("c", width: 4), VerdictSamples.run("b", width: 8),
      VerdictSamples.run("a", width: 16),
    ]
    let matching = RunMatching(baseline: baseline, fixed: [], new: new, fixed: [])
    #expect(matching.pairs == [pair(0, 2), pair(1, 1)])
    #expect(matching.new == [0] && matching.missing == [] && matching.broken == [])
  }

  @Test("Different identities match by values, seed, repeat and fold")
  func otherIdentitiesMatchByValues() {
    let baseline = [
      VerdictSamples.run("a", seed: 0, repetition: 0, fold: 0), VerdictSamples.run("b", seed: 1, fold: 0),
      VerdictSamples.run("c", seed: 0, repetition: 1, fold: 0), VerdictSamples.run("d", seed: 0, fold: 1),
      VerdictSamples.run("e", width: 9, fold: 0), VerdictSamples.run("f"),
    ]
    let new = [
      VerdictSamples.run("D", seed: 0, fold: 1), VerdictSamples.run("C", seed: 0, repetition: 1, fold: 0),
      VerdictSamples.run("B", seed: 1, fold: 0), VerdictSamples.run("A", seed: 0, fold: 0),
      VerdictSamples.run("G", seed: 2, fold: 0),
    ]
    let matching = RunMatching(baseline: baseline, fixed: [], new: new, fixed: [])
    #expect(matching.pairs == [pair(0, 3), pair(1, 2), pair(2, 1), pair(3, 0)])
    #expect(matching.new == [4] && matching.missing == [4, 5])
  }

  @Test("Numbers match in any notation")
  func numbersMatchHoweverTheyAre() {
    var baseline = VerdictSamples.run("a")
    baseline.values = [AxisValue(path: "training.learning_rate", value: 0.1)]
    var new = VerdictSamples.run("b")
    new.values = [AxisValue(path: "training.learning_rate", value: .number(0.1 * (1 + 1e-12)))]
    let matching = RunMatching(baseline: [baseline], fixed: [], new: [new], fixed: [])
    #expect(matching.pairs == [pair(0, 0)])
    new.values = [AxisValue(path: "training.learning_rate", value: .number(0.1 * (1 + 1e-8)))]
    #expect(RunMatching(baseline: [baseline], fixed: [], new: [new], fixed: []).missing == [0])
  }

  @Test("A new or removed axis matches at its fixed value")
  func anAxisThatIsNew() {
    func run(_ identity: String, momentum: Double?) -> BaselineRun {
      var run = VerdictSamples.run(identity)
      if let momentum { run.values.append(AxisValue(path: "training.momentum", value: .number(momentum))) }
      return run
    }
    let narrow = [run("a", momentum: nil)]
    let wide = [run("b", momentum: 0), run("c", momentum: 0.9)]
    let fixed = [AxisValue(path: "training.momentum", value: 0.9)]
    let added = RunMatching(baseline: narrow, fixed: fixed, new: wide, fixed: [])
    #expect(added.pairs == [pair(0, 1)] && added.new == [0] && added.missing == [])
    let removed = RunMatching(baseline: wide, fixed: [], new: narrow, fixed: fixed)
    #expect(removed.pairs == [pair(1, 0)] && removed.missing == [0])
    let unknown = RunMatching(baseline: narrow, fixed: [], new: wide, fixed: [])
    #expect(unknown.pairs == [] && unknown.missing == [0] && unknown.new == [0, 1])
  }

  @Test("The same identity with different results is broken; different identities are not")
  func theSameIdentityWithOther() {
    let baseline = [VerdictSamples.run("a"), VerdictSamples.run("b", seed: 1)]
    let new = [VerdictSamples.run("a", bits: "z"), VerdictSamples.run("B", seed: 1, bits: "z")]
    let matching = RunMatching(baseline: baseline, fixed: [], new: new, fixed: [])
    #expect(matching.broken == [pair(0, 0)] && matching.pairs == [pair(1, 1)])
  }

  @Test("A failed run counts as missing")
  func aRunThatFailedIs() {
    let baseline = [VerdictSamples.run("a"), VerdictSamples.run("b", seed: 1, status: .failed)]
    let new = [VerdictSamples.run("a", status: .failed), VerdictSamples.run("b", seed: 1)]
    let matching = RunMatching(baseline: baseline, fixed: [], new: new, fixed: [])
    #expect(matching.pairs == [] && matching.missing == [0] && matching.new == [1])
  }
}

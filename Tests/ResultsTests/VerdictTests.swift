import JSON
import Learning
import Statistics
import TestSamples
import Testing

@testable import Records
@testable import Results
@testable import Statistics

struct VerdictTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var changes: [Double]
    var verdict: Verdict

    var testDescription: String { "\(changes) → \(verdict)" }
  }

  /// Changes of accuracy, one a seed, against a margin of 0.01 and α = 0.05.
  static let table = [
    Row(changes: [0.001, -0.001, 0.002, -0.002, 0, 0.001], verdict: .equivalent),
    // A real drop that does not matter.
    Row(changes: [-0.004, -0.005, -0.004, -0.005, -0.006, -0.004], verdict: .equivalent),
    Row(changes: [-0.02, -0.03, -0.02, -0.04, -0.03, -0.02], verdict: .regressed),
    // A real drop that may matter.
    Row(changes: [-0.002, -0.018, -0.004, -0.015, -0.006, -0.011], verdict: .regressed),
    Row(changes: [0.02, 0.03, 0.02, 0.04, 0.03, 0.02], verdict: .improved),
    Row(changes: [0.02, 0.013, -0.001, 0.02, 0.004, -0.001], verdict: .nonInferior),
    Row(changes: [0.05, -0.04, 0.03, -0.06, 0.02, -0.03], verdict: .inconclusive),
    // Four signs are never rare: a loss of everything is seen all the same, a small one is not.
    Row(changes: [-0.8, -0.82, -0.79, -0.8], verdict: .regressed),
    Row(changes: [-0.8, -0.82, -0.79], verdict: .regressed),
    Row(changes: [-0.02, -0.015, -0.03], verdict: .inconclusive),
    Row(changes: [0.3, 0.31, 0.29], verdict: .improved),
    Row(changes: [-0.8, -0.81], verdict: .inconclusive),
    Row(changes: [0.0002, -0.0001], verdict: .equivalent),
    Row(changes: [0.001], verdict: .inconclusive),
  ]

  @Test("Changes of a maximised metric have the table's verdict", arguments: table)
  func changesOfAMaximisedMetric(row: Row) {
    let baseline = VerdictSamples.runs(row.changes.map { _ in 0.9 }, build: "old")
    let new = VerdictSamples.runs(row.changes.map { 0.9 + $0 }, build: "new")
    let judgement = VerdictSamples.judgement(baseline, new)
    #expect(judgement.verdict == row.verdict)
    #expect(judgement.points.map(\.verdict) == [row.verdict])
    #expect(judgement.evidence?.count == row.changes.count)
  }

  @Test("Changes of a minimised metric have the same verdicts, mirrored", arguments: table)
  func changesOfAMinimisedMetric(row: Row) throws {
    let baseline = VerdictSamples.runs(row.changes.map { _ in 0.9 }, build: "old")
    let new = VerdictSamples.runs(row.changes.map { 0.9 + $0 }, build: "new")
    let loss = JudgedMetric(.metric(MetricName(.test, .loss)), ranking: VerdictSamples.ranking)
    let judgement = VerdictSamples.judgement(baseline, new, metric: loss)
    #expect(judgement.verdict == row.verdict)
    guard row.changes.count > 1 else { return }
    let (gain, change) = (
      try #require(judgement.evidence?.interval), try #require(judgement.changeInterval(judgement.evidence))
    )
    #expect(change.lowerBound == -gain.upperBound && change.upperBound == -gain.lowerBound)
  }

  @Test("Points are pooled into one test, and each has its own evidence")
  func pointsArePooledIntoOne() throws {
    let changes = [-0.02, -0.03, -0.025]
    let baseline = [4, 8].flatMap { VerdictSamples.runs([0.9, 0.9, 0.9], width: $0, build: "old") }
    let new = [4, 8].flatMap { VerdictSamples.runs(changes.map { 0.9 + $0 }, width: $0, build: "new") }
    let judgement = VerdictSamples.judgement(baseline, new)
    #expect(judgement.evidence?.test == .signFlip)
    #expect(judgement.evidence?.dropPValue == 1.0 / 64)
    #expect(judgement.verdict == .regressed)
    #expect(judgement.points.map { $0.evidence?.test } == [.student, .student])
    // Student's p-values of equal points, corrected for two.
    let alone = VerdictSamples.judgement(Array(baseline.prefix(3)), Array(new.prefix(3)))
    let own = try #require(alone.points[0].evidence?.dropPValue)
    #expect(judgement.points.allSatisfy { $0.evidence?.dropPValue == 2 * own })
  }

  @Test("One point that collapses beside thirteen that moved a little regresses", arguments: [3, 5])
  func onePointThatCollapses(seeds: Int) {
    let widths = Array(1...14)
    let old = widths.flatMap {
      VerdictSamples.runs([Double](repeating: 0.87, count: seeds), width: $0, build: "old")
    }
    let new = widths.flatMap { width in
      VerdictSamples.runs(
        (0..<seeds).map { seed in
          width == 5 ? 0.42 + 0.01 * Double(seed % 2) : 0.87 + 0.002 * Double((width + seed) % 5 - 2)
        }, width: width, build: "new")
    }
    let judgement = VerdictSamples.judgement(old, new)
    #expect(judgement.verdict == .regressed)
    // 2⁻³ is more than α: the pool alone would not say it of three seeds.
    #expect((judgement.pooledVerdict == .regressed) == (seeds == 5))
    #expect(judgement.points.filter { $0.verdict == .regressed }.map(\.values) == [new[4 * seeds].values])
  }

  @Test("Identical runs have a mean, and no test")
  func identicalRunsHaveAMean() {
    let runs = VerdictSamples.runs([0.9, 0.91, 0.92], build: "same")
    let judgement = VerdictSamples.judgement(runs, runs)
    #expect(judgement.evidence == nil)
    #expect(judgement.baselineMean == 0.91 && judgement.newMean == 0.91)
    #expect(judgement.points[0].newMean == 0.91)
  }

  @Test("Bit-identical pairs are not evidence, and do not dilute it")
  func pairsOfEqualBitsSay() {
    var baseline = VerdictSamples.runs([0.9, 0.9, 0.9, 0.9, 0.9, 0.9], build: "old")
    var new = VerdictSamples.runs([0.87, 0.86, 0.87, 0.88, 0.86, 0.87], build: "new")
    let same = VerdictSamples.runs([Double](repeating: 0.9, count: 60), width: 4, build: "same")
    let alone = VerdictSamples.judgement(baseline, new)
    baseline += same
    new += same
    let judgement = VerdictSamples.judgement(baseline, new)
    #expect(judgement.evidence == alone.evidence)
    #expect(judgement.verdict == .regressed)
    #expect(judgement.counts.identical == 60)
    #expect(judgement.points.map(\.verdict) == [.regressed, .identical])
    #expect(VerdictSamples.judgement(same, same).verdict == .identical)
  }

  @Test("Folds and repeats are averaged within a seed")
  func foldsAndRepeatsAreAveraged() throws {
    func runs(_ build: String, _ accuracies: [Double]) -> [BaselineRun] {
      accuracies.enumerated().map { index, accuracy in
        VerdictSamples.run("\(build)-\(index)", seed: UInt64(index / 2), fold: index % 2, accuracy: accuracy)
      }
    }
    let judgement = VerdictSamples.judgement(
      runs("old", [0.5, 0.75, 0.5, 0.75]), runs("new", [0.25, 0.75, 0.5, 0.5]))
    #expect(judgement.counts.changed == 4)
    #expect(judgement.evidence?.count == 2)
    #expect(judgement.evidence?.gain == -0.125)
    #expect(judgement.baselineMean == 0.625 && judgement.newMean == 0.5)
  }

  @Test("The same identity with different results is broken, regardless of all other runs")
  func theSameIdentityWithOther() {
    let baseline = [VerdictSamples.run("x"), VerdictSamples.run("y", seed: 1)]
    let new = [VerdictSamples.run("x", accuracy: 0.99, bits: "b"), VerdictSamples.run("y", seed: 1)]
    #expect(VerdictSamples.judgement(baseline, new).verdict == .broken)
    let stopped = [VerdictSamples.run("x", status: .diverged), VerdictSamples.run("y", seed: 1)]
    #expect(VerdictSamples.judgement(baseline, stopped).verdict == .broken)
  }

  @Test("A finished run that now diverges is a regression")
  func aRunThatFinishedAnd() {
    let baseline = VerdictSamples.runs([0.9, 0.9, 0.9], build: "old")
    var new = VerdictSamples.runs([0.95, 0.95, 0.95], build: "new")
    new[1].status = .diverged
    new[1].metrics = []
    let judgement = VerdictSamples.judgement(baseline, new)
    #expect(judgement.verdict == .regressed && judgement.counts.diverged == 1)
    let back = VerdictSamples.judgement(new, baseline)
    #expect(back.counts.recovered == 1 && back.verdict != .regressed)
  }

  @Test("Different evaluation data are incomparable, different training data are not")
  func anotherEvaluationPartIsIncomparable() {
    let baseline = VerdictSamples.runs([0.9, 0.91, 0.9, 0.92, 0.9], build: "old")
    var new = VerdictSamples.runs([0.9, 0.91, 0.9, 0.92, 0.9], build: "new")
    for index in new.indices { new[index].data[0].digest = "other" }
    #expect(VerdictSamples.judgement(baseline, new).verdict == .equivalent)
    for index in new.indices { new[index].data[1].digest = "other" }
    #expect(VerdictSamples.judgement(baseline, new).verdict == .incomparable)
  }

  @Test("A metric of only one side is new or missing")
  func aMetricThatOneSide() {
    let with = VerdictSamples.runs([0.9, 0.91, 0.9], build: "old")
    var without = VerdictSamples.runs([0.9, 0.91, 0.9], build: "new")
    for index in without.indices { without[index].metrics.removeLast() }
    #expect(VerdictSamples.judgement(with, without).verdict == .missing)
    #expect(VerdictSamples.judgement(without, with).verdict == .new)
    #expect(VerdictSamples.judgement(with, []).verdict == .missing)
  }

  @Test("A value that has become NaN cannot pass")
  func aValueThatIsNo() {
    let baseline = VerdictSamples.runs([0.9, 0.9, 0.9, 0.9], build: "old")
    var new = VerdictSamples.runs([0.9, 0.9, 0.9, 0.9], build: "new")
    new[3].metrics[1].value = .nan
    let judgement = VerdictSamples.judgement(baseline, new)
    #expect(judgement.counts.unmeasured == 1 && judgement.verdict == .inconclusive)
  }

  struct SingleSeed: Sendable {
    var lost: Int
    var gained: Int
    var verdict: Verdict
  }

  @Test(
    "A single seed is judged by its samples",
    arguments: [
      SingleSeed(lost: 0, gained: 0, verdict: .equivalent),
      SingleSeed(lost: 2, gained: 3, verdict: .equivalent),
      SingleSeed(lost: 40, gained: 4, verdict: .regressed),
      SingleSeed(lost: 4, gained: 40, verdict: .improved),
      SingleSeed(lost: 45, gained: 48, verdict: .inconclusive),
    ])
  func aSingleSeedIsJudged(row: SingleSeed) throws {
    let samples = 1000
    let old = (0..<samples).map { $0 < 900 + row.lost }
    let new = (0..<samples).map { $0 >= row.lost && $0 < 900 + row.lost + row.gained }
    func run(_ build: String, _ correct: [Bool]) -> BaselineRun {
      VerdictSamples.run(
        build, accuracy: Double(correct.count { $0 }) / Double(samples),
        correctSamples: [CorrectSamples.sample(correct)])
    }
    let judgement = VerdictSamples.judgement([run("old", old)], [run("new", new)])
    let evidence = try #require(judgement.evidence)
    #expect(evidence.test == .mcNemar)
    #expect(judgement.verdict == row.verdict)
    #expect((evidence.gain - Double(row.gained - row.lost) / 1000).magnitude <= 1e-12)
    #expect(try #require(evidence.interval).contains(evidence.gain))
  }

  @Test("The detectable drop is the larger of the test's and the interval's")
  func theDetectableDropIsThe() throws {
    func drop(_ pairs: Int, _ deviation: Double) -> Double? {
      DetectableDrop.smallest(pairs: pairs, deviation: deviation, margin: 0.01, alpha: 0.05)
    }
    #expect(drop(2, 0.01) == nil)
    // By Student's quantiles 1.833113 and 0.883404 for nine degrees of freedom.
    let wide = try #require(drop(10, 0.1))
    #expect((wide - (1.8331129326 + 0.8834038597) * 0.1 / 10.0.squareRoot()).magnitude <= 1e-9)
    let narrow = try #require(drop(10, 0.001))
    #expect((narrow - (0.01 - 0.9497090729 * 0.001 / 10.0.squareRoot())).magnitude <= 1e-9)
    #expect(try #require(drop(4, 0.001)) > 0.01)
    #expect(DetectableDrop.deviation(within: [[1, 3], [5, 7], [9]]) == 2)
    #expect(DetectableDrop.deviation(within: [[1], [2]]) == nil)
  }
}

@testable import Statistics
import Learning
import Testing

@testable import Records
@testable import Results
@testable import Specs

@Suite struct ExperimentSummaryTests {
  private let diverged = sampleRecord([0.5, .nan], status: .diverged)
  private func run(_ value: Double) -> RunRecord { sampleRecord([0, value]) }

  @Test("Points are ranked by value; equal ones have the same rank, in the order of the sweep")
  func ranks() {
    let values = [0.7, 0.9, 0.8, 0.9, 0.8, 0.1]
    let summary = ExperimentSummary(sampleOutcome(values.map { [[run($0)]] }))
    #expect(summary.points.map(\.rank) == [5, 1, 3, 1, 3, 6])
    #expect(summary.order == [1, 3, 2, 4, 0, 5])
    #expect(summary.best?.point == 1)
    let reversed = ExperimentSummary(sampleOutcome(values.map { [[run($0)]] }, goal: .minimize))
    #expect(reversed.order == [5, 0, 2, 4, 1, 3])
  }

  @Test("Points with diverged runs rank below all others, and those with only diverged runs last")
  func divergence() {
    let summary = ExperimentSummary(
      sampleOutcome([
        [[diverged], [diverged]], [[run(0.9)], [diverged]], [[nil], [nil]], [[run(0.1)], [run(0.2)]],
        [[diverged], [nil]], [[run(0.95)], [diverged]],
      ]))
    #expect(summary.order == [3, 5, 1, 0, 4, 2])
    #expect(summary.points.map(\.rank) == [4, 3, nil, 1, 4, 2])
    #expect(summary.best?.point == 3)
    #expect(summary.points[1].rankedValue == 0.9 && summary.points[1].counts.diverged == 1)
    #expect(summary.counts.diverged == 5 && summary.counts.missing == 3 && summary.counts.total == 12)
    #expect(summary.points[0].metrics.isEmpty)
  }

  @Test("Without measured runs there is no best point")
  func nothing() {
    #expect(ExperimentSummary(sampleOutcome([[[nil]]])).best == nil)
    #expect(ExperimentSummary(sampleOutcome([[[diverged]]])).best == nil)
    let failed = sampleRecord([0.9], status: .failed)
    let summary = ExperimentSummary(sampleOutcome([[[failed]]]))
    #expect(summary.best == nil && summary.points[0].counts.failed == 1 && summary.points[0].rank == nil)
  }

  @Test("Folds count as one value per seed, and as one run each")
  func folds() throws {
    let summary = ExperimentSummary(
      sampleOutcome([[[run(0.5), run(0.7)], [run(0.9), run(1.0), run(0.8)], [run(0.3), diverged]]]))
    let point = summary.points[0]
    let metric = try #require(point.metric(MetricName(.validation, .accuracy)))
    #expect(metric.overRuns.count == 6 && metric.overSeeds.count == 3)
    #expect(abs(metric.overSeeds.mean - (0.6 + 0.9 + 0.3) / 3) <= 1e-15)
    #expect(abs(metric.overRuns.mean - 4.2 / 6) <= 1e-15)
    #expect(metric.overSeeds.maximum == 0.9 && metric.overRuns.maximum == 1)
    #expect(point.ranked == metric.overSeeds && point.rankedValue == metric.overSeeds.mean)
    #expect(summary.runs(of: 0).count == 7)
  }

  @Test(
    "Seeds are reduced as the ranking says",
    arguments: [
      (.mean, .maximize, 0.5), (.median, .maximize, 0.4), (.best, .maximize, 0.9), (.best, .minimize, 0.2),
    ] as [(Ranking.Reduction, Ranking.Goal, Double)])
  func reduction(reduction: Ranking.Reduction, goal: Ranking.Goal, value: Double) throws {
    let point = [[run(0.2)], [run(0.9)], [run(0.4)]]
    let summary = ExperimentSummary(sampleOutcome([point], overSeeds: reduction, goal: goal))
    #expect(abs(try #require(summary.best?.rankedValue) - value) <= 1e-15)
  }

  @Test("Values that are not finite are left out of statistics, which state their number of values")
  func notFinite() {
    let name = MetricName(.test, .r2)
    let records = [Double.nan, 0.5, .infinity].map {
      sampleRecord([0.1], more: [.init(name: name, value: $0)])
    }
    let summary = ExperimentSummary(sampleOutcome([records.map { [$0] }]))
    #expect(summary.points[0].metric(name)?.overRuns.count == 1)
    #expect(summary.metrics == [MetricName(.validation, .accuracy), name])
  }

  @Test("Confusion matrices are summed over the measured runs")
  func confusion() {
    func record(_ part: DatasetPart, _ counts: [[Int]], status: RunStatus = .finished) -> RunRecord {
      sampleRecord([0.1], status: status, confusion: [ConfusionMatrix(part: part, counts: counts)])
    }
    let summary = ExperimentSummary(
      sampleOutcome([
        [
          [record(.test, [[1, 2], [3, 4]])], [record(.test, [[10, 20], [30, 40]])],
          [record(.train, [[5, 0], [0, 5]])], [record(.test, [[9, 9], [9, 9]], status: .diverged)],
        ]
      ]))
    #expect(
      summary.points[0].confusion == [
        ConfusionMatrix(part: .train, counts: [[5, 0], [0, 5]]),
        ConfusionMatrix(part: .test, counts: [[11, 22], [33, 44]]),
      ])
  }

  @Test("Solved runs are counted among trained runs, and epochs only of solved ones")
  func solving() {
    let solved = Threshold(metric: MetricName(.validation, .accuracy), bound: .atLeast(1))
    let points = [
      [[sampleRecord([0, 1, 1])], [sampleRecord([0, 0.5, 0.5, 1])], [sampleRecord([0, 0.9])]],
      [[sampleRecord([0, 1, .nan], status: .diverged)], [nil], [sampleRecord([1], status: .failed)]],
    ]
    let summary = ExperimentSummary(sampleOutcome(points, solved: solved))
    let first = summary.points[0].solving
    #expect(first?.trained == 3 && first?.solved == 2 && first?.fraction == 2.0 / 3)
    #expect(first?.epochs?.median == 2 && first?.epochs?.minimum == 1 && first?.epochs?.maximum == 3)
    let second = summary.points[1].solving
    #expect(second?.trained == 1 && second?.solved == 0 && second?.fraction == 0 && second?.epochs == nil)
  }
}

@Suite struct RunMeasureTests {
  private let name = MetricName(.validation, .accuracy)

  @Test(
    "`at:` selects the evaluation that counts",
    arguments: [
      (.final, .maximize, 0.3, 1), (.best, .maximize, 0.8, 1), (.best, .minimize, 0.1, 0),
      (.bestValidation, .maximize, 0.8, 1),
    ] as [(Ranking.Moment, Ranking.Goal, Double, Int)])
  func moment(moment: Ranking.Moment, goal: Ranking.Goal, value: Double, epoch: Int) {
    let record = sampleRecord([0.1, 0.8, .nan, 0.8, 0.3])
    let ranking = Ranking(metric: name, goal: goal, moment: moment)
    #expect(record.rankedValue(by: ranking) == value)
    #expect(record.bestEpoch(by: ranking) == epoch)
  }

  @Test("`best_validation` takes the test metric at the best validation value")
  func bestValidation() {
    var record = sampleRecord([0.1, 0.8, 0.3])
    record.curve.columns.append(.init(name: MetricName(.test, .accuracy), values: [0.9, 0.7, 0.6]))
    record.metrics.append(.init(name: MetricName(.test, .accuracy), value: 0.6))
    let ranking = { (moment: Ranking.Moment) in
      Ranking(metric: MetricName(.test, .accuracy), goal: .maximize, moment: moment)
    }
    #expect(record.rankedValue(by: ranking(.bestValidation)) == 0.7)
    #expect(record.rankedValue(by: ranking(.best)) == 0.9)
    #expect(record.rankedValue(by: ranking(.final)) == 0.6)
    record.curve.columns.removeAll()
    #expect(record.rankedValue(by: ranking(.best)) == 0.6)
    record.status = .diverged
    #expect(record.rankedValue(by: ranking(.final)) == nil)
  }

  @Test(
    "Epochs to solve are those until the first evaluation that meets the bound",
    arguments: [
      ([0, 0.5, 0.9, 0.5, 1], .atLeast(0.9), 2), ([0, 0.5], .atLeast(0.9), nil), ([1, 0], .atLeast(1), 0),
      ([0.9, .nan, 0.1], .atMost(0.1), 2), ([.nan], .atMost(1), nil),
    ] as [([Double], Threshold.Bound, Int?)])
  func epochsToSolve(values: [Double], bound: Threshold.Bound, epoch: Int?) {
    #expect(sampleRecord(values).epochsToSolve(Threshold(metric: name, bound: bound)) == epoch)
  }

  @Test("Without a curve the final value counts")
  func noCurve() {
    var record = sampleRecord([0, 0.5, 1])
    record.curve.columns = []
    #expect(record.epochsToSolve(Threshold(metric: name, bound: .atLeast(1))) == 2)
    #expect(record.epochsToSolve(Threshold(metric: name, bound: .atMost(0.5))) == nil)
  }
}

import JSON
import Learning
import Testing
import YAML

@testable import Records
@testable import Results
@testable import Specs

// Testing has a type of this name too.
import struct Specs.Expectation

struct ExpectationTests {
  private static let accuracy = MetricName(.test, .accuracy)

  /// Two points of two seeds (nil: not trained): accuracies at epochs 0, 1 and 2, the last one counting.
  private func summary(
    _ points: [[Double?]], diverged: Set<Double> = [], solved: Double = 0.9
  ) -> ExperimentSummary {
    let runs = points.enumerated().flatMap { point, seeds in
      seeds.enumerated().map { seed, value in
        ExperimentOutcome.Run(
          key: RunKey(point: point, seed: UInt64(seed), repetition: 0, fold: nil),
          identity: "\(point)-\(seed)",
          record: value.map { value in
            RunRecord(
              identity: "\(point)-\(seed)", status: diverged.contains(value) ? .diverged : .finished,
              epochs: 2,
              metrics: [RunRecord.Value(name: Self.accuracy, value: value)],
              curve: Curve(
                epochs: [0, 1, 2],
                columns: [Curve.Column(name: Self.accuracy, values: [0, value / 2, value])]),
              confusion: [], curveDigest: "", weightsDigest: "")
          })
      }
    }
    return ExperimentSummary(
      ExperimentOutcome(
        name: "n", description: "", axes: ["network.hidden"],
        points: points.indices.map { [AxisValue(path: "network.hidden", value: [.int(8 * ($0 + 1))])] },
        ranking: Ranking(metric: Self.accuracy, goal: .maximize),
        solved: Threshold(metric: Self.accuracy, bound: .atLeast(solved)), classes: [], runs: runs))
  }

  private func expectation(
    _ bound: Expectation.Bound, metric: ResultMetric = .metric(accuracy), width: Int? = nil,
    points: Expectation.Points = .all, seeds: Expectation.Seeds = .mean, epoch: Expectation.Epoch = .final
  ) -> Expectation {
    Expectation(
      metric: metric, bound: bound,
      condition: width.map { [AxisValue(path: "network.hidden", value: [.int($0)])] } ?? [], points: points,
      seeds: seeds, epoch: epoch,
      span: Span(source: Source(name: "x.yaml", bytes: Array("expect: []".utf8)), range: 8..<10))
  }

  struct Row: Sendable {
    var bound: Expectation.Bound
    var points = Expectation.Points.all
    var seeds = Expectation.Seeds.mean
    var width: Int?
    var status: ExpectationJudgement.Status
    var value: Double?
  }

  /// Over the points [0.5, 1.0] and [0.25, 0.5].
  static let rows = [
    Row(bound: .atLeast(0.375), status: .met, value: 0.375),
    Row(bound: .atLeast(0.4), status: .failed, value: 0.375),
    Row(bound: .atLeast(0.75), points: .best, status: .met, value: 0.75),
    Row(bound: .atLeast(0.76), points: .best, status: .failed, value: 0.75),
    Row(bound: .atLeast(0.75), points: .any, status: .met, value: 0.75),
    Row(bound: .atMost(0.4), points: .any, status: .met, value: 0.375),
    Row(bound: .atMost(0.3), points: .any, status: .failed, value: 0.375),
    Row(bound: .atMost(0.7), status: .failed, value: 0.75),
    Row(bound: .atLeast(0.5), width: 8, status: .met, value: 0.75),
    Row(bound: .atLeast(0.5), width: 16, status: .failed, value: 0.375),
    Row(bound: .atLeast(0.5), width: 99, status: .unmeasured, value: nil),
    Row(bound: .atLeast(0.5), points: .best, width: 16, status: .failed, value: 0.375),
    Row(bound: .atLeast(0.5), points: .best, seeds: .all, status: .met, value: 0.5),
    Row(bound: .atLeast(1), points: .best, seeds: .best, status: .met, value: 1),
    Row(bound: .atMost(0.25), seeds: .best, width: 16, status: .met, value: 0.25),
    Row(bound: .within(of: 0.5, by: 0), seeds: .best, status: .met, value: 0.5),
    Row(bound: .within(of: 0.5, by: 0.2), seeds: .all, width: 16, status: .failed, value: 0.25),
    Row(bound: .atLeast(0.75), seeds: .median, width: 8, status: .met, value: 0.75),
  ]

  @Test("Points and seeds are reduced as the entry says", arguments: rows)
  func reduction(row: Row) {
    let entry = expectation(row.bound, width: row.width, points: row.points, seeds: row.seeds)
    let judgement = ExpectationJudgement(of: entry, in: summary([[0.5, 1], [0.25, 0.5]]))
    #expect(judgement.status == row.status)
    #expect(judgement.deciding?.value == row.value)
    #expect(judgement.span.start.column == 9)
  }

  @Test("A diverged run has the worst value: only `best`, and a median of others, can still be met")
  func diverged() {
    let results = summary([[0.9, 0.91, 0.2]], diverged: [0.2])
    func status(_ seeds: Expectation.Seeds, _ bound: Expectation.Bound) -> ExpectationJudgement.Status {
      ExpectationJudgement(of: expectation(bound, seeds: seeds), in: results).status
    }
    for bound in [Expectation.Bound.atLeast(0.1), .atMost(0.99), .within(of: 0.9, by: 0.5)] {
      #expect(status(.mean, bound) == .failed && status(.all, bound) == .failed)
      #expect(status(.median, bound) == .met && status(.best, bound) == .met)
    }
  }

  @Test("Runs that are not trained do not meet an expectation, and do not fail others")
  func missing() {
    let results = summary([[0.9, nil], [0.8, 0.8]])
    func status(_ points: Expectation.Points, _ least: Double) -> ExpectationJudgement.Status {
      ExpectationJudgement(of: expectation(.atLeast(least), points: points), in: results).status
    }
    #expect(status(.all, 0.5) == .unmeasured && status(.all, 0.85) == .failed)
    #expect(status(.any, 0.5) == .met && status(.any, 0.85) == .unmeasured)
  }

  @Test("A number of an epoch selects that evaluation; without one the point is not measured")
  func epochs() {
    func judged(_ epoch: Expectation.Epoch) -> ExpectationJudgement {
      ExpectationJudgement(
        of: expectation(.atLeast(0.45), width: 8, epoch: epoch), in: summary([[0.9, 0.9]]))
    }
    #expect(judged(.number(1)).deciding?.value == 0.45 && judged(.number(1)).status == .met)
    #expect(judged(.number(0)).status == .failed && judged(.number(2)).deciding?.value == 0.9)
    #expect(judged(.number(7)).status == .unmeasured)
  }

  @Test("Epochs are judged too; a run that never solves counts as later than any epoch")
  func numbersOfEpochs() {
    func status(_ metric: ResultMetric, _ bound: Expectation.Bound, _ values: [Double])
      -> ExpectationJudgement.Status
    {
      ExpectationJudgement(of: expectation(bound, metric: metric), in: summary([values])).status
    }
    #expect(status(.epochs, .within(of: 2, by: 0), [0.5, 0.5]) == .met)
    #expect(status(.bestEpoch, .atMost(2), [0.5, 0.5]) == .met)
    #expect(status(.epochsToSolve, .atMost(2), [0.9, 0.95]) == .met)
    #expect(status(.epochsToSolve, .atMost(1), [0.9, 0.95]) == .failed)
    #expect(status(.epochsToSolve, .atMost(100), [0.9, 0.1]) == .failed)
  }
}

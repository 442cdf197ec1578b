import JSON
import Learning
import Testing
import YAML

@testable import Results
@testable import Specs

// Testing has a type of this name too.
import struct Specs.Expectation

struct CheckJudgementTests {
  private func judgement(
    _ old: [BaselineRun]?, _ new: [BaselineRun], onInconclusive: CheckSettings.Inconclusive = .fail,
    metrics: [ResultMetric] = [], expectations: [ExpectationJudgement.Status] = []
  ) -> CheckJudgement {
    var settings = VerdictSamples.settings
    settings.onInconclusive = onInconclusive
    settings.metrics = metrics
    let baseline = old.map {
      Baseline(name: "n", toolVersion: "1", arithmeticVersion: 1, specDigest: "", fixed: [], runs: $0)
    }
    return CheckJudgement(
      of: new, fixed: [], against: baseline, ranking: VerdictSamples.ranking, settings: settings,
      expectations: expectations.map(Self.entry))
  }

  private static func entry(_ status: ExpectationJudgement.Status) -> ExpectationJudgement {
    let span = Span(source: Source(name: "x.yaml", bytes: []), range: 0..<0)
    let expectation = Expectation(
      metric: .epochs, bound: .atLeast(1), condition: [], points: .all, seeds: .mean, epoch: .final,
      span: span)
    return ExpectationJudgement(expectation: expectation, status: status, points: [], deciding: nil)
  }

  private let old = VerdictSamples.runs([0.9, 0.9, 0.9, 0.9, 0.9], build: "old")
  private let worse = VerdictSamples.runs([0.8, 0.82, 0.81, 0.8, 0.83], build: "new")
  private let noisy = VerdictSamples.runs([0.8, 0.99, 0.81, 0.99, 0.9], build: "new")

  @Test("The gate follows the verdicts: broken, then failed, then undecided")
  func gates() {
    var broken = old
    broken[0].weightsDigest = "other"
    #expect(judgement(old, old).gate == .passed)
    #expect(judgement(old, worse).gate == .failed)
    #expect(judgement(old, noisy).gate == .undecided)
    #expect(judgement(old, noisy, onInconclusive: .pass).gate == .passed)
    #expect(judgement(old, broken).gate == .broken)
    #expect(judgement(old, broken, expectations: [.failed]).gate == .broken)
    #expect(judgement(old, Array(worse.dropLast())).gate == .failed)
    #expect(judgement(old, Array(old.dropLast())).gate == .undecided)
    let mixed = Array(worse.dropLast()) + VerdictSamples.runs([0.1], width: 99, build: "new")
    #expect(judgement(old, mixed, expectations: [.failed]).gate == .failed)
  }

  @Test("The worst gate counts: broken, then failed, then undecided")
  func worstGate() {
    #expect(CheckJudgement.Gate.allCases.shuffled().sorted() == [.passed, .undecided, .failed, .broken])
  }

  @Test("New runs are listed and do not change the gate")
  func newRuns() {
    let judged = judgement(old, old + VerdictSamples.runs([0.1], width: 99, build: "new"))
    #expect(judged.matching?.new == [5] && judged.gate == .passed)
  }

  @Test("Without a baseline only expectations decide; without both the gate does not pass")
  func withoutBaseline() {
    #expect(judgement(nil, old, expectations: [.met]).gate == .passed)
    #expect(judgement(nil, old, expectations: [.met, .failed]).gate == .failed)
    #expect(judgement(nil, old, expectations: [.unmeasured]).gate == .undecided)
    #expect(judgement(nil, old).gate == .undecided)
    #expect(judgement([], old).gate == .undecided)
  }

  @Test("Every metric of `check:` has its own gate")
  func metrics() {
    let judged = judgement(
      old, worse, metrics: [.metric(MetricName(.test, .loss)), .metric(MetricName(.test, .rmse))])
    #expect(judged.metrics.map(\.metric.name) == ["test.loss", "test.rmse"])
    #expect(judged.metrics.map(\.verdict) == [.regressed, .new])
    #expect(judged.metrics[0].metric.goal == .minimize)
  }
}

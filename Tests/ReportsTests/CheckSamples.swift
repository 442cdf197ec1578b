import JSON
import Learning
import Reports
import Testing
import YAML

@testable import Records
@testable import Results
@testable import Specs

// Testing has a type of this name too.

/// Checks of every kind, for tests of their reports.
enum CheckSamples {
  static let spec = Source(name: "experiments/width.yaml", text: specText)
  private static let specText = """
    version: 1
    name: width
    metric: test.accuracy
    check:
      metrics:
        - test.loss
    sweep:
      parameters: {network.hidden: {values: [[4], [8]]}}
    expect:
      - {metric: test.accuracy, at_least: 0.9}

    """

  /// A run at one of two widths, whose bits follow from its accuracy.
  static func run(
    _ width: Int, seed: UInt64, accuracy: Double?, identity: String = "", data: String = "d"
  ) -> BaselineRun {
    let bits = accuracy.map { "\($0)" } ?? "none"
    return BaselineRun(
      identity: identity + "\(width)-\(seed)",
      values: [AxisValue(path: "network.hidden", value: [.int(width)])], seed: seed, repetition: 0, fold: nil,
      status: accuracy == nil ? .diverged : .finished,
      metrics: accuracy.map { [BaselineRun.Value(name: "test.accuracy", value: $0)] } ?? [],
      data: [Manifest.DataDigest(part: "test", digest: data)], curveDigest: "curve-\(bits)",
      weightsDigest: "weights-\(bits)")
  }

  /// Both widths with a seed for each accuracy.
  static func runs(_ accuracies: [Double?], identity: String = "", data: String = "d") -> [BaselineRun] {
    [4, 8].flatMap { width in
      accuracies.enumerated().map { seed, accuracy in
        run(width, seed: UInt64(seed), accuracy: accuracy, identity: identity, data: data)
      }
    }
  }

  static let old = runs([0.9, 0.91, 0.92, 0.93, 0.94, 0.95])

  /// The check of new runs, with one expectation of each status.
  static func check(
    _ new: [BaselineRun], against old: [BaselineRun]? = old,
    onInconclusive: CheckSettings.Inconclusive = .fail,
    expectations: [ExpectationJudgement.Status] = [], name: String = "width",
    file: String = "experiments/width.yaml"
  ) -> ExperimentCheck {
    let baseline = old.map {
      Baseline(name: name, toolVersion: "1", arithmeticVersion: 1, specDigest: "", fixed: [], runs: $0)
    }
    let settings = CheckSettings(metrics: [], margin: 0.01, alpha: 0.05, onInconclusive: onInconclusive)
    return ExperimentCheck(
      name: name, file: file, lines: SpecLines(spec),
      judgement: CheckJudgement(
        of: new, fixed: [], against: baseline,
        ranking: Ranking(metric: MetricName(.test, .accuracy), goal: .maximize), settings: settings,
        expectations: expectations.map(expectation)))
  }

  private static func expectation(_ status: ExpectationJudgement.Status) -> ExpectationJudgement {
    let entryText = specText.range(of: "{metric: test.accuracy, at")?.lowerBound ?? specText.startIndex
    let offset = specText.utf8.distance(from: specText.startIndex, to: entryText)
    let accuracy = MetricName(.test, .accuracy)
    let entry = Expectation(
      metric: .metric(accuracy), bound: .atLeast(0.9), condition: [], points: .all, seeds: .mean,
      epoch: .final, span: Span(source: spec, range: offset..<offset + 1))
    let record = RunRecord(
      identity: "x", status: .finished, epochs: 1,
      metrics: [.init(name: accuracy, value: status == .met ? 0.95 : 0.8765)],
      curve: Curve(epochs: [], columns: []), confusion: [], curveDigest: "", weightsDigest: "")
    let run = ExperimentOutcome.Run(
      key: RunKey(point: 0, seed: 0, repetition: 0, fold: nil), identity: "x",
      record: status == .unmeasured ? nil : record)
    let outcome = ExperimentOutcome(
      name: "width", description: "", axes: [], points: [[]],
      ranking: Ranking(metric: accuracy, goal: .maximize), solved: nil, classes: [], runs: [run])
    return ExpectationJudgement(of: entry, in: ExperimentSummary(outcome))
  }

  /// A check by its name, so that tests are listed by it.
  struct Situation: Sendable, CustomTestStringConvertible {
    var name: String
    var check: ExperimentCheck

    init(_ name: String, _ check: ExperimentCheck) {
      self.name = name
      self.check = check
    }

    var testDescription: String { name }
  }

  /// One a situation that a gate can be in.
  static let all: [Situation] = [
    Situation("identical", check(old)),
    Situation("equivalent", check(runs([0.901, 0.911, 0.921, 0.931, 0.941, 0.951], identity: "n"))),
    Situation("regressed", check(runs([0.8, 0.81, 0.79, 0.8, 0.82, 0.8], identity: "n"))),
    Situation("improved", check(runs([0.99, 0.98, 0.99, 0.99, 0.98, 0.99], identity: "n"))),
    Situation("inconclusive", check(runs([0.8, 0.99, 0.8, 0.99, 0.92, 0.96], identity: "n"))),
    Situation(
      "inconclusive passes",
      check(runs([0.8, 0.99, 0.8, 0.99, 0.92, 0.96], identity: "n"), onInconclusive: .pass)
    ),
    Situation("incomparable", check(runs([0.8, 0.8], identity: "n", data: "other"))),
    Situation("broken", check(runs([0.9, 0.91, 0.92, 0.93, 0.94, 0.1]))),
    Situation("missing", check(Array(old.dropLast(6)))),
    Situation("new", check(old + [run(16, seed: 0, accuracy: 0.5)])),
    Situation("diverged", check(runs([nil, 0.91, 0.92, 0.93, 0.94, 0.95], identity: "n"))),
    Situation("nothing", check(old, against: nil)),
    Situation("nothing in common", check(old, against: [])),
    Situation("expected", check(old, against: nil, expectations: [.met])),
    Situation("expectation failed", check(old, expectations: [.met, .failed])),
    Situation("expectation unmeasured", check(old, expectations: [.unmeasured])),
  ]
}

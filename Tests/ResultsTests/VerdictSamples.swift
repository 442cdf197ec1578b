import JSON
import Learning

@testable import Records
@testable import Results
@testable import Specs

/// Runs and settings for tests of verdicts.
enum VerdictSamples {
  static let ranking = Ranking(metric: MetricName(.test, .accuracy), goal: .maximize)
  static let settings = CheckSettings(metrics: [], margin: 0.01, alpha: 0.05, onInconclusive: .fail)

  /// A run whose digests follow from its identity and `bits`.
  static func run(
    _ identity: String, width: Int = 8, seed: UInt64 = 0, repetition: Int = 0, fold: Int? = nil,
    status: RunStatus = .finished, accuracy: Double? = 0.9, loss: Double = 0.3, bits: String = "a",
    data: String = "d", correctSamples: [CorrectSamples] = []
  ) -> BaselineRun {
    var metrics = [BaselineRun.Value(name: "test.loss", value: loss)]
    if let accuracy { metrics.append(BaselineRun.Value(name: "test.accuracy", value: accuracy)) }
    return BaselineRun(
      identity: identity, values: [AxisValue(path: "network.hidden", value: [.int(width)])], seed: seed,
      repetition: repetition, fold: fold, status: status, metrics: metrics,
      data: [
        Manifest.DataDigest(part: "train", digest: "t"), Manifest.DataDigest(part: "test", digest: data),
      ],
      curveDigest: "curve-\(identity)-\(bits)", weightsDigest: "weights-\(identity)-\(bits)",
      correctSamples: correctSamples)
  }

  /// A run for every accuracy, one a seed; those of another `build` have other identities and bits.
  static func runs(_ accuracies: [Double], width: Int = 8, build: String) -> [BaselineRun] {
    accuracies.enumerated().map { seed, accuracy in
      run(
        "\(build)-\(width)-\(seed)", width: width, seed: UInt64(seed), accuracy: accuracy, loss: 1 - accuracy)
    }
  }

  static func judgement(
    _ baseline: [BaselineRun], _ new: [BaselineRun], metric: JudgedMetric = JudgedMetric(ranking),
    settings: CheckSettings = settings
  ) -> MetricJudgement {
    let matching = RunMatching(baseline: baseline, fixed: [], new: new, fixed: [])
    return MetricJudge(metric, settings: settings).judgement(of: matching, baseline: baseline, new: new)
  }
}

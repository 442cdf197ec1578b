import JSON
import Learning
import Results

@testable import Pages
@testable import Records
@testable import Specs

/// A text that would run as script, end the data block or an attribute, wherever it were not escaped.
let hostile = "</script><img src=x onerror=alert(1)>\" ' & \u{202E}\u{0}"

/// Points of one axis with a run for each seed; nil is a run that is not trained, infinity one that diverged.
func outcome(
  _ name: String = "small", description: String = "", axis: String = "training.learning_rate",
  values: [JSON], accuracies: [[Double?]]
) -> ExperimentOutcome {
  var runs: [ExperimentOutcome.Run] = []
  for (point, row) in accuracies.enumerated() {
    for (seed, accuracy) in row.enumerated() {
      let identity = "run-\(point)-\(seed)"
      let key = RunKey(point: point, seed: UInt64(seed), repetition: 0, fold: nil)
      let own = accuracy.map { record(identity, accuracy: $0) }
      runs.append(.init(key: key, identity: identity, record: own))
    }
  }
  return ExperimentOutcome(
    name: name, description: description, axes: [axis],
    points: values.map { [AxisValue(path: axis, value: $0)] },
    ranking: Ranking(metric: MetricName(.test, .accuracy), goal: .maximize), solved: nil,
    classes: ["no", "yes"], runs: runs)
}

private func record(_ identity: String, accuracy: Double) -> RunRecord {
  let name = MetricName(.test, .accuracy)
  let start = accuracy.isFinite ? accuracy / 2 : 0.5
  return RunRecord(
    identity: identity, status: accuracy.isFinite ? .finished : .diverged, epochs: 2,
    metrics: [.init(name: name, value: accuracy)],
    curve: Curve(epochs: [0, 2], columns: [.init(name: name, values: [start, accuracy])]),
    confusion: [ConfusionMatrix(part: .test, counts: [[3, 1], [0, 4]])], curveDigest: "c", weightsDigest: "w")
}

/// The page of an outcome.
func page(_ outcome: ExperimentOutcome, predictions: RecordedPredictions? = nil) -> String {
  let analysis = ExperimentAnalysis(ExperimentSummary(outcome))
  let source = ReportSource(path: "results/small", name: outcome.name, manifest: nil, spec: "name: small\n")
  let input = ReportInput(
    analysis: analysis, expectations: [], source: source,
    predictions: predictions.map { .init(run: "seed 1", file: "predictions/run-0-1.test.csv", recorded: $0) })
  return String(decoding: ReportPage([input]).bytes, as: UTF8.self)
}

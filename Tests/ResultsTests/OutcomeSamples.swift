@testable import Statistics
import JSON
import Learning

@testable import Records
@testable import Specs

/// A run's record with `validation.accuracy` as its metric, final and over epochs 0, 1, 2, ….
func sampleRecord(
  _ accuracies: [Double], status: RunStatus = .finished, more: [RunRecord.Value] = [],
  confusion: [ConfusionMatrix] = []
) -> RunRecord {
  let name = MetricName(.validation, .accuracy)
  return RunRecord(
    identity: "", status: status, epochs: accuracies.count - 1,
    metrics: [.init(name: name, value: accuracies.last ?? .nan)] + more,
    curve: Curve(epochs: Array(accuracies.indices), columns: [.init(name: name, values: accuracies)]),
    confusion: confusion, curveDigest: "", weightsDigest: "")
}

/// An outcome of one axis `a`: for every point its seeds' runs, in folds where a seed has several.
func sampleOutcome(
  _ points: [[[RunRecord?]]], moment: Ranking.Moment = .final, overSeeds: Ranking.Reduction = .mean,
  goal: Ranking.Goal = .maximize, solved: Threshold? = nil
) -> ExperimentOutcome {
  var runs: [ExperimentOutcome.Run] = []
  for (point, seeds) in points.enumerated() {
    for (seed, folds) in seeds.enumerated() {
      for (fold, record) in folds.enumerated() {
        let key = RunKey(
          point: point, seed: UInt64(seed), repetition: 0, fold: folds.count > 1 ? fold : nil)
        runs.append(.init(key: key, identity: "", record: record))
      }
    }
  }
  return ExperimentOutcome(
    name: "sample", description: "", axes: ["a"],
    points: points.indices.map { [AxisValue(path: "a", value: .int($0))] },
    ranking: Ranking(
      metric: MetricName(.validation, .accuracy), goal: goal, moment: moment, overSeeds: overSeeds),
    solved: solved, classes: [], runs: runs)
}

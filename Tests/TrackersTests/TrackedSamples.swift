import JSON
import Learning
import Records
import Specs

@testable import Trackers

/// A run with two axes, whose curve has one value that is not finite.
func sampleRun(
  status: RunStatus = .finished, axes: [TrackedRun.AxisEntry] = [.init("training.learning_rate", 0.1)],
  settings: [TrackedRun.Entry] = [.init("training.epochs", "2")], facts: [TrackedRun.Entry] = []
) -> TrackedRun {
  TrackedRun(
    key: "abc", identity: "abc", name: "learning_rate=0.1,seed=1", status: status, axes: axes,
    settings: settings,
    facts: facts,
    points: [
      .init(metric: "train.loss", step: 0, value: 0.5, time: 1000),
      .init(metric: "train.loss", step: 1, value: .infinity, time: 1500),
      .init(metric: "train.loss", step: 2, value: .nan, time: 2000),
      .init(metric: "final.test.accuracy", step: 2, value: 0.25, time: 2000),
    ], start: 1000, end: 2000)
}

func sampleManifest(started: String = "2026-11-28T01:42:21Z") -> Manifest {
  Manifest(
    name: "m", specFile: nil, toolVersion: "1.2.3", arithmeticVersion: 1, spec: [:], data: [],
    environment: .init(system: "s", architecture: "a", processor: "p", host: "h"), started: started,
    updated: started)
}

/// The runs of two points and two seeds; the last is not trained yet, and the third failed.
func sampleExperiment(ended: String? = "2026-11-28T02:00:00Z", settings: [[AxisValue]]? = nil)
  -> TrackedExperiment?
{
  let keys = [(0, 0), (0, 1), (1, 0), (1, 1)]
  let runs = keys.enumerated().map { index, key in
    ExperimentOutcome.Run(
      key: RunKey(point: key.0, seed: UInt64(key.1), repetition: 0, fold: nil), identity: "run\(index)",
      data: [.init(part: "train", digest: "d")], record: nil)
  }
  let curve = Curve(epochs: [0, 4], columns: [.init(name: MetricName(.train, .loss), values: [1, 0.5])])
  var entries: [RunID: JournalEntry] = [:]
  for index in 0..<2 {
    let record = RunRecord(
      identity: "run\(index)", status: .stopped, epochs: 4,
      metrics: [.init(name: MetricName(.test, .accuracy), value: 0.75)], restoredEpoch: 3, curve: curve,
      confusion: [], curveDigest: "c", weightsDigest: "w")
    entries[record.id] = JournalEntry(record: record, build: "b", seconds: 10, ended: ended)
  }
  entries["run2"] = JournalEntry(
    record: RunRecord(failed: "run2", because: "out of memory"), build: "b", seconds: nil, ended: ended)
  let outcome = ExperimentOutcome(
    name: "e", description: "", axes: ["training.learning_rate"],
    points: [0.1, 0.2].map { [AxisValue(path: "training.learning_rate", value: .number($0))] },
    ranking: Ranking(metric: MetricName(.test, .accuracy), goal: .maximize, moment: .final, overSeeds: .mean),
    solved: nil, classes: [], runs: runs)
  return TrackedExperiment(
    outcome,
    sources: .init(entries: entries, manifest: sampleManifest(), specDigest: "s", settings: settings))
}

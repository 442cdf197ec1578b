import JSON
import Learning

@testable import Records
@testable import Specs

/// Two points of three seeds; the last run is the same as the one before it.
let sampleRuns: [ExperimentOutcome.Run] = [
  sampleRun("a0", 0, 0), sampleRun("a1", 0, 1), sampleRun("a2", 0, 2),
  sampleRun("b0", 1, 0), sampleRun("b1", 1, 1), sampleRun("b1", 1, 2),
]

let samplePlan = ExperimentOutcome(
  name: "small", description: "", axes: ["network.hidden"],
  points: [[AxisValue(path: "network.hidden", value: 8)], [AxisValue(path: "network.hidden", value: 16)]],
  ranking: Ranking(metric: MetricName(.test, .accuracy), goal: .maximize), solved: nil, classes: [],
  runs: sampleRuns)

private func sampleRun(_ identity: String, _ point: Int, _ seed: UInt64) -> ExperimentOutcome.Run {
  ExperimentOutcome.Run(
    key: RunKey(point: point, seed: seed, repetition: 0, fold: nil), identity: identity, record: nil)
}

/// What a run of `sampleRuns` left.
func sampleRecord(
  _ identity: String, accuracy: Double = 0.5, status: RunStatus = .finished
) -> RunRecord {
  RunRecord(
    identity: identity, status: status, epochs: 1,
    metrics: [.init(name: MetricName(.test, .accuracy), value: accuracy)],
    curve: Curve(epochs: [], columns: []), confusion: [], curveDigest: "c", weightsDigest: "w")
}

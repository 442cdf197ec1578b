import JSON
import Learning

@testable import Records
@testable import Specs

/// Three points of two axes with two seeds: all well; a run missing; a run diverged.
let smallOutcome = ExperimentOutcome(
  name: "small", description: "A \"small\" one", axes: ["training.learning_rate", "network.layers"],
  points: [axes(0.1, [2, 3, 1]), axes(1e-5, [2, 1]), axes(10.0, "a,b")],
  ranking: Ranking(metric: MetricName(.test, .accuracy), goal: .maximize),
  solved: Threshold(metric: MetricName(.test, .accuracy), bound: .atLeast(0.9)), classes: ["no", "yes"],
  weights: [11, 3, 5],
  facts: [
    []: DataFacts(
      sizes: [.init(part: .train, samples: 12), .init(part: .test, samples: 8)],
      constantAnswer: [.init(name: MetricName(.test, .accuracy), value: 0.5)])
  ],
  runs: [
    run(0, 0, accuracy: 0.5), run(0, 1, accuracy: 0.75), run(1, 0, accuracy: 1), run(1, 1, accuracy: nil),
    run(2, 0, accuracy: 0.875), run(2, 1, accuracy: .nan, loss: .infinity, status: .diverged),
  ])

private func axes(_ rate: JSON, _ layers: JSON) -> [AxisValue] {
  [AxisValue(path: "training.learning_rate", value: rate), AxisValue(path: "network.layers", value: layers)]
}

/// A run of two epochs, whose curve goes from half the accuracy to it.
private func run(
  _ point: Int, _ seed: UInt64, accuracy: Double?, loss: Double = 0.25, status: RunStatus = .finished
) -> ExperimentOutcome.Run {
  let identity = "run\(point)\(seed)"
  let names = (MetricName(.train, .loss), MetricName(.test, .accuracy))
  let record = accuracy.map { accuracy in
    RunRecord(
      identity: identity, status: status, epochs: 2,
      metrics: [.init(name: names.0, value: loss), .init(name: names.1, value: accuracy)],
      curve: Curve(epochs: [0, 2], columns: [.init(name: names.1, values: [accuracy / 2, accuracy])]),
      confusion: [ConfusionMatrix(part: .test, counts: [[3, 1], [0, 4]])], curveDigest: "c\(identity)",
      weightsDigest: "w\(identity)")
  }
  let key = RunKey(point: point, seed: seed, repetition: 0, fold: point == 2 ? 1 : nil)
  return .init(key: key, identity: identity, record: record)
}

import Learning
import Records
import YAML

extension RunRecord {
  /// The record of a trained run.
  ///
  /// - Parameters:
  ///   - curveMetrics: the metrics of each part that the curve contains.
  ///   - targets: one element per existing part.
  ///   - outputMetrics: the metrics that need the outputs.
  init<Scalar: Trainable>(
    id: RunID, outcome: TrainingOutcome<Scalar>, curveMetrics: [Metric], targets: [PartTargets],
    outputMetrics: [Value] = []
  ) {
    let curve = Curve(outcome.evaluations, metrics: curveMetrics, targets: targets)
    var digest = Digest()
    digest.append(curve.epochs.map { Double($0) })
    for column in curve.columns { digest.append(column.values) }
    let last = outcome.evaluation
    var metrics: [Value] = []
    metrics.reserveCapacity(targets.count * Metric.allCases.count)
    var confusion: [ConfusionMatrix] = []
    var correctSamples: [CorrectSamples] = []
    for targets in targets {
      let (part, summary) = (targets.part, targets.summary)
      for metric in Metric.allCases where metric.basis == .sums {
        let name = MetricName(part, metric)
        if let value = last.value(of: name, for: summary) { metrics.append(Value(name: name, value: value)) }
      }
      guard let measurement = last.measurement(of: part) else { continue }
      if let matrix = ConfusionMatrix(part: part, flat: measurement.confusion) { confusion.append(matrix) }
      if part != .train, let right = measurement.rightSamples {
        correctSamples.append(CorrectSamples(part: part, samples: summary.samples, right: right))
      }
    }
    if !outputMetrics.isEmpty { metrics = (metrics + outputMetrics).sorted { $0.name < $1.name } }
    let (form, numbers) = RecordForm.divide(metrics, curve, confusion)
    self.init(
      id: id, status: RunStatus(outcome.ending), epochs: outcome.epochs, form: form, numbers: numbers,
      restoredEpoch: outcome.row < outcome.evaluations.count - 1 ? last.epoch : nil,
      correctSamples: correctSamples, curveDigest: RunID(digest.value),
      weightsDigest: RunID(Digest.value(of: outcome.network)), message: nil)
  }
}

extension Curve {
  fileprivate init(_ evaluations: [Evaluation], metrics: [Metric], targets: [PartTargets]) {
    let last = evaluations.count - 1
    var columns: [Column] = []
    for targets in targets {
      for metric in metrics {
        let name = MetricName(targets.part, metric)
        let values = evaluations.map { $0.value(of: name, for: targets.summary) }
        guard values[last] != nil else { continue }
        columns.append(Column(name: name, values: values.map { $0 ?? .nan }))
      }
    }
    self.init(epochs: evaluations.map(\.epoch), columns: columns)
  }
}

extension RunStatus {
  fileprivate init<Scalar>(_ ending: TrainingOutcome<Scalar>.Ending) {
    switch ending {
    case .finished: self = .finished
    case .stopped: self = .stopped
    case .paused: self = .paused
    case .diverged: self = .diverged
    }
  }
}

extension ConfusionMatrix {
  /// nil for regression, which has no classes.
  fileprivate init?(part: DatasetPart, flat: [Int]) {
    guard !flat.isEmpty else { return nil }
    var classes = 1
    while classes * classes < flat.count { classes += 1 }
    self.init(
      part: part,
      counts: (0..<classes).map { Array(flat[$0 * classes..<($0 + 1) * classes]) })
  }
}

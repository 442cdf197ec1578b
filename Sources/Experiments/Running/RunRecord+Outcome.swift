import Learning

extension RunRecord {
  /// The record of a run that was trained: its metrics, its curve, and digests of the curve and the weights.
  ///
  /// - Parameters:
  ///   - curveMetrics: what the curve holds of each part.
  ///   - targets: the summary of each part's targets, for the parts that there are.
  init<Scalar: Trainable>(
    identity: String, outcome: TrainingOutcome<Scalar>, curveMetrics: [Metric], targets: [Part: TargetSummary]
  ) {
    let curve = Curve(outcome.evaluations, metrics: curveMetrics, targets: targets)
    var digest = Digest()
    digest.append(curve.epochs.map { Double($0) })
    for column in curve.columns { digest.append(column.values) }
    let last = outcome.evaluation
    let parts = Part.allCases.compactMap { part in targets[part].map { (part, $0) } }
    self.init(
      identity: identity, status: RunStatus(outcome.ending), epochs: outcome.epochs,
      metrics: parts.flatMap { part, targets in
        Metric.allCases.compactMap { metric in
          let name = MetricName(part, metric)
          return last.value(of: name, for: targets).map { Value(name: name, value: $0) }
        }
      },
      restoredEpoch: outcome.row < outcome.evaluations.count - 1 ? last.epoch : nil, curve: curve,
      confusion: Part.allCases.compactMap { part in
        last.measurement(of: part).flatMap { ConfusionMatrix(part: part, flat: $0.confusion) }
      },
      correctness: [.validation, .test].compactMap { part in
        last.measurement(of: part).flatMap { measurement in
          Correctness(of: measurement, on: part, samples: targets[part]?.samples)
        }
      },
      curveDigest: digest.text, weightsDigest: Digest.text(of: outcome.network))
  }
}

extension Curve {
  fileprivate init(_ evaluations: [Evaluation], metrics: [Metric], targets: [Part: TargetSummary]) {
    let last = evaluations[evaluations.count - 1]
    var columns: [Column] = []
    for part in Part.allCases {
      guard let targets = targets[part] else { continue }
      for metric in metrics {
        let name = MetricName(part, metric)
        guard last.value(of: name, for: targets) != nil else { continue }
        columns.append(
          Column(name: name, values: evaluations.map { $0.value(of: name, for: targets) ?? .nan }))
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
    case .diverged: self = .diverged
    }
  }
}

extension Correctness {
  /// nil for a regression.
  fileprivate init?(of measurement: Measurement, on part: Part, samples: Int?) {
    guard let samples, let right = measurement.rightSamples else { return nil }
    self.init(part: part, samples: samples, right: right)
  }
}

extension ConfusionMatrix {
  /// nil for a regression, which has no classes.
  fileprivate init?(part: Part, flat: [Int]) {
    guard !flat.isEmpty else { return nil }
    var classes = 1
    while classes * classes < flat.count { classes += 1 }
    self.init(
      part: part,
      counts: (0..<classes).map { Array(flat[$0 * classes..<($0 + 1) * classes]) })
  }
}

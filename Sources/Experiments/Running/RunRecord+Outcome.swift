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
    self.init(
      identity: identity, status: RunStatus(outcome.ending), epochs: outcome.epochs,
      metrics: Part.allCases.flatMap { part in
        Metric.allCases.compactMap { metric in
          let name = MetricName(part, metric)
          return targets[part].flatMap { last.value(of: name, for: $0) }.map { Value(name: name, value: $0) }
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
      curveDigest: digest.text, weightsDigest: Scalar.digest(of: outcome.network.parameters))
  }
}

extension Curve {
  fileprivate init(_ evaluations: [Evaluation], metrics: [Metric], targets: [Part: TargetSummary]) {
    let last = evaluations[evaluations.count - 1]
    func value(of name: MetricName, at evaluation: Evaluation) -> Double? {
      targets[name.part].flatMap { evaluation.value(of: name, for: $0) }
    }
    let names = Part.allCases.flatMap { part in metrics.map { MetricName(part, $0) } }
      .filter { value(of: $0, at: last) != nil }
    self.init(
      epochs: evaluations.map(\.epoch),
      columns: names.map { name in
        Column(name: name, values: evaluations.map { value(of: name, at: $0) ?? .nan })
      })
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

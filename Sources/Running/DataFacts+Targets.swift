import Datasets
import Learning
import Records
import Statistics

extension DataFacts {
  /// What is known of a partition by its targets.
  init(_ parts: [(part: DatasetPart, targets: RawTargets)]) {
    let training = parts.first { $0.part == .train }?.targets
    self.init(
      sizes: parts.map { PartSize(part: $0.part, samples: $0.targets.count) },
      constantAnswer: parts.flatMap { part, targets in
        training.map { Self.constantAnswer(fittedTo: $0, of: part, targets) } ?? []
      })
  }

  private static func constantAnswer(
    fittedTo training: RawTargets, of part: DatasetPart, _ targets: RawTargets
  ) -> [RunRecord.Value] {
    guard training.count > 0, targets.count > 0 else { return [] }
    let metrics: [(Metric, Double)]
    switch (training, targets) {
    case (.classes(let fitted), .classes(let counts)) where fitted.count == counts.count:
      let accuracy = ConstantAnswer.accuracy(training: fitted, evaluation: counts)
      let samples = Double(targets.count)
      metrics = [
        (.accuracy, accuracy), (.correct, (accuracy * samples).rounded()), (.errorRate, 1 - accuracy),
      ]
    case (.values(let fitted), .values(let columns)) where fitted.count == columns.count && !columns.isEmpty:
      let outputs = Double(columns.count)
      let squared = zip(fitted, columns).reduce(0) {
        $0 + ConstantAnswer.meanSquaredError(training: $1.0, evaluation: $1.1) / outputs
      }
      let absolute = zip(fitted, columns).reduce(0) {
        $0 + ConstantAnswer.meanAbsoluteError(training: $1.0, evaluation: $1.1) / outputs
      }
      metrics = [(.rmse, squared.squareRoot()), (.mse, squared), (.mae, absolute)]
    default: return []
    }
    return metrics.map { RunRecord.Value(name: MetricName(part, $0), value: $1) }
  }
}

/// What is measured for a network on one part.
public enum Metric: String, Sendable, Hashable, CaseIterable {
  /// Mean loss per sample, weighted in a run with weights, without penalty.
  case loss
  /// `loss` plus the penalty.
  case objective
  case accuracy, correct
  case errorRate = "error_rate"
  case rmse, mse, mae, r2
  /// Proben1's 100·(o_max − o_min)/(N·P)·ΣΣ(o − t)².
  case squaredErrorPercentage = "squared_error_percentage"
  case maxAbsError = "max_abs_error"
  case macroF1 = "macro_f1"
  /// `train` only: the mean loss of the batches during the epoch, with penalty, as scikit-learn prints it.
  case runningLoss = "running_loss"
}

/// A metric of a part: `validation.accuracy`.
public struct MetricName: Sendable, Hashable, CustomStringConvertible {
  /// The part that is measured.
  public var part: DatasetPart
  /// What is measured on it.
  public var metric: Metric

  /// The metric of a part.
  public init(_ part: DatasetPart, _ metric: Metric) {
    self.part = part
    self.metric = metric
  }

  /// The name in specs and results, such as `validation.accuracy`.
  public var description: String { "\(part.rawValue).\(metric.rawValue)" }
}

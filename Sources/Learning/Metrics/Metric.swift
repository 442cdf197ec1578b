/// What is measured for a network on one part. docs/Metrics.md defines every metric.
public enum Metric: Sendable, Hashable {
  /// Mean loss per sample, without penalty.
  case loss
  /// `loss` plus the penalty.
  case objective
  case accuracy, correct, errorRate
  case rmse, mse, mae, r2
  /// Proben1's 100·(o_max − o_min)/(N·P)·ΣΣ(o − t)².
  case squaredErrorPercentage
  case maxAbsError, macroF1
  /// `train` only: the mean loss of the batches during the epoch, with penalty, as scikit-learn prints it.
  case runningLoss
  // Of the confusion matrix (`ClassCounts`).
  case balancedAccuracy, mcc, precision, recall, f1
  // Of the outputs for classes (`NetworkOutputs`).
  case rocAUC, averagePrecision, logLoss, brier
  // Of the outputs for numbers (`NetworkOutputs`).
  case medae, mape, explainedVariance, pearson
  /// The fraction of samples whose class is among the k with the largest outputs; k is at least 2.
  case topAccuracy(k: Int)
  /// `precision`, `recall` or `f1` of the class with this name.
  case ofClass(ClassMetric, String)
}

/// A metric of a single class.
public enum ClassMetric: String, Sendable, Hashable, CaseIterable {
  case precision, recall, f1
}

extension Metric {
  /// What a metric is computed from.
  public enum Basis: Sendable, Hashable {
    /// The sums of an evaluation: every record has these metrics.
    case sums
    /// The confusion matrix, which every record of a classification has.
    case confusion
    /// The outputs for every sample: only records of runs that were asked for the metric have it.
    case outputs
  }

  /// What the metric is computed from.
  public var basis: Basis {
    switch self {
    case .loss, .objective, .accuracy, .correct, .errorRate, .rmse, .mse, .mae, .r2,
      .squaredErrorPercentage, .maxAbsError, .macroF1, .runningLoss:
      .sums
    case .balancedAccuracy, .mcc, .precision, .recall, .f1, .ofClass: .confusion
    case .rocAUC, .averagePrecision, .logLoss, .brier, .medae, .mape, .explainedVariance, .pearson,
      .topAccuracy:
      .outputs
    }
  }

  /// A kind of task.
  public enum Kind: String, Sendable, Hashable {
    case classification, regression
  }

  /// The kind of task that the metric is for; nil if it is for both.
  public var kind: Kind? {
    switch self {
    case .accuracy, .correct, .errorRate, .macroF1, .balancedAccuracy, .mcc, .precision, .recall, .f1,
      .rocAUC, .averagePrecision, .logLoss, .brier, .topAccuracy, .ofClass:
      .classification
    case .medae, .mape, .explainedVariance, .pearson: .regression
    case .loss, .objective, .rmse, .mse, .mae, .r2, .squaredErrorPercentage, .maxAbsError, .runningLoss: nil
    }
  }
}

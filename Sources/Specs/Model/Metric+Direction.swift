import Learning

extension Metric {
  /// Whether a larger value is a better one.
  package var isBetterWhenLarger: Bool {
    switch self {
    case .accuracy, .correct, .r2, .macroF1, .balancedAccuracy, .mcc, .precision, .recall, .f1, .rocAUC,
      .averagePrecision, .topAccuracy, .ofClass, .explainedVariance, .pearson:
      true
    case .loss, .objective, .errorRate, .rmse, .mse, .mae, .squaredErrorPercentage, .maxAbsError,
      .runningLoss, .logLoss, .brier, .medae, .mape:
      false
    }
  }
}

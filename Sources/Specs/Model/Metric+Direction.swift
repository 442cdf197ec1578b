import Learning

extension Metric {
  /// Whether a larger value is a better one.
  package var isBetterWhenLarger: Bool {
    switch self {
    case .accuracy, .correct, .r2, .macroF1: true
    case .loss, .objective, .errorRate, .rmse, .mse, .mae, .squaredErrorPercentage, .maxAbsError,
      .runningLoss:
      false
    }
  }
}

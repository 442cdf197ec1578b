import Learning

extension TrainedPipeline {
  /// Whether predictions with targets have this metric.
  ///
  /// `objective` and `running_loss` belong to training. `loss` is without class and sample weights.
  package func hasMetric(_ metric: Metric) -> Bool {
    guard metric.kind == nil || (metric.kind == .classification) == output.isClassification else {
      return false
    }
    switch metric {
    case .objective, .runningLoss: return false
    case .logLoss, .brier: return outputsAreProbabilities
    case .topAccuracy(let k): return output.outputCount > 1 && k < output.names.count
    case .ofClass(_, let name): return output.names.contains(name)
    default: return true
    }
  }

  /// The metrics that predictions are judged by if nothing else is asked: the usual ones, and those that the spec of the run names.
  package var usualMetrics: Set<Metric> {
    let usual: [Metric] =
      output.isClassification
      ? [.loss, .accuracy, .correct, .errorRate, .macroF1, .balancedAccuracy, .mcc]
      : [.loss, .rmse, .mse, .mae, .r2, .maxAbsError]
    let named = provenance.metrics.map(\.name.metric).filter { $0.basis != .sums && hasMetric($0) }
    return Set(usual + named)
  }
}

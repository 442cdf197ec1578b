import Learning

/// `check:`: how later results are compared with the baseline.
package struct CheckSettings: Sendable, Hashable {
  package enum Inconclusive: String, Sendable, Hashable, CaseIterable {
    case fail, pass
  }

  /// Empty: the ranking metric alone.
  package var metrics: [ResultMetric]
  /// The largest acceptable drop, in the metric's units.
  package var margin: Double
  /// The gate's false-alarm rate.
  package var alpha: Double
  package var onInconclusive: Inconclusive

  package init(
    metrics: [ResultMetric], margin: Double, alpha: Double, onInconclusive: Inconclusive
  ) {
    self.metrics = metrics
    self.margin = margin
    self.alpha = alpha
    self.onInconclusive = onInconclusive
  }
}

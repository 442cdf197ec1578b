/// A bound that a metric may reach: `{metric: train.accuracy, at_least: 1}`.
package struct Threshold: Sendable, Hashable {
  package enum Bound: Sendable, Hashable {
    case atLeast(Double)
    case atMost(Double)
  }

  package var metric: MetricName
  package var bound: Bound

  package init(metric: MetricName, bound: Bound) {
    self.metric = metric
    self.bound = bound
  }

  /// Whether `value` reaches the bound; never for NaN.
  package func isMet(by value: Double) -> Bool {
    switch bound {
    case .atLeast(let limit): value >= limit
    case .atMost(let limit): value <= limit
    }
  }
}

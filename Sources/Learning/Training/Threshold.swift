/// A bound for a metric: `{metric: train.accuracy, at_least: 1}`.
public struct Threshold: Sendable, Hashable {
  /// A limit and its direction.
  public enum Bound: Sendable, Hashable {
    case atLeast(Double)
    case atMost(Double)
  }

  /// The metric that is compared.
  public var metric: MetricName
  /// The limit that it is compared with.
  public var bound: Bound

  /// A bound for a metric.
  public init(metric: MetricName, bound: Bound) {
    self.metric = metric
    self.bound = bound
  }

  /// Whether `value` reaches the bound; never for NaN.
  public func isMet(by value: Double) -> Bool {
    switch bound {
    case .atLeast(let limit): value >= limit
    case .atMost(let limit): value <= limit
    }
  }
}

import Arithmetic

/// A bound that a metric may reach: `{metric: train.accuracy, at_least: 1}`.
public struct Threshold: Sendable, Hashable {
  public enum Bound: Sendable, Hashable {
    case atLeast(Double)
    case atMost(Double)
  }

  public var metric: MetricName
  public var bound: Bound

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

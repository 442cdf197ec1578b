import JSON
import Learning
import YAML

/// One entry of `expect:`: what the results should be.
package struct Expectation: Sendable {
  package enum Bound: Sendable, Hashable {
    case atLeast(Double)
    case atMost(Double)
    case within(of: Double, by: Double)
  }

  package enum Points: String, Sendable, Hashable, CaseIterable {
    case every, best, any
  }

  package enum Seeds: String, Sendable, Hashable, CaseIterable {
    case mean, median, every, best
  }

  package enum Epoch: Sendable, Hashable {
    case final
    case number(Int)
  }

  package var metric: Measure
  package var bound: Bound
  /// Axis values that a point must have; empty: every point.
  package var condition: [AxisValue]
  package var points: Points
  package var seeds: Seeds
  package var epoch: Epoch
  /// Where the entry stands in the spec.
  package var span: Span

  package init(
    metric: Measure, bound: Bound, condition: [AxisValue], points: Points, seeds: Seeds, epoch: Epoch,
    span: Span
  ) {
    self.metric = metric
    self.bound = bound
    self.condition = condition
    self.points = points
    self.seeds = seeds
    self.epoch = epoch
    self.span = span
  }
}

/// The value of one axis at a point.
package struct AxisValue: Sendable, Hashable {
  /// The dotted path of the swept field.
  package var path: String
  package var value: JSON

  package init(path: String, value: JSON) {
    self.path = path
    self.value = value
  }
}

/// `check:`: how later results are held against the baseline.
package struct CheckSettings: Sendable, Hashable {
  package enum Inconclusive: String, Sendable, Hashable, CaseIterable {
    case fail, pass
  }

  /// Empty: the ranking metric alone.
  package var metrics: [Measure]
  /// The largest drop that does not matter, in the metric's units.
  package var margin: Double
  /// The gate's false-alarm rate.
  package var alpha: Double
  package var onInconclusive: Inconclusive

  package init(
    metrics: [Measure], margin: Double, alpha: Double, onInconclusive: Inconclusive
  ) {
    self.metrics = metrics
    self.margin = margin
    self.alpha = alpha
    self.onInconclusive = onInconclusive
  }
}

import Learning
import YAML

/// One entry of `expect:`: what the results should be.
package struct Expectation: Sendable {
  package enum Bound: Sendable, Hashable {
    case atLeast(Double)
    case atMost(Double)
    case within(of: Double, by: Double)
  }

  /// Which of the points that match the condition must meet the bound.
  package enum Points: String, Sendable, Hashable, CaseIterable {
    case all, best, any
  }

  /// Which number of a point's seeds is compared with the bound.
  package enum Seeds: String, Sendable, Hashable, CaseIterable {
    case mean, median, all, best
  }

  package enum Epoch: Sendable, Hashable {
    case final
    case number(Int)
  }

  package var metric: ResultMetric
  package var bound: Bound
  /// Axis values that a point must have; empty: any.
  package var condition: [AxisValue]
  package var points: Points
  package var seeds: Seeds
  package var epoch: Epoch
  /// Where the entry stands in the spec.
  package var span: Span

  package init(
    metric: ResultMetric, bound: Bound, condition: [AxisValue], points: Points, seeds: Seeds, epoch: Epoch,
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

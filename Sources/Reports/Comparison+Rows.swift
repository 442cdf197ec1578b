import JSON
import Results
import Specs

extension Comparison {
  /// One line of a comparison: a metric over all points, or at one of them.
  struct Row {
    var metric: JudgedMetric
    /// nil for all points.
    var values: [AxisValue]?
    var verdict: Verdict
    var counts: MetricJudgement.PairCounts
    var evidence: Evidence?
    var reference: Double?
    var other: Double?

    /// Other − reference, in the units of the metric.
    var change: Double? { evidence.map { metric.sign * $0.gain } }

    var interval: ClosedRange<Double>? {
      evidence?.interval.map { metric.sign > 0 ? $0 : -$0.upperBound ... -$0.lowerBound }
    }

    /// Of the direction that the change took; nil if nothing was tested.
    var pValue: Double? {
      guard let evidence, evidence.test != .none else { return nil }
      return min(evidence.dropPValue, evidence.gainPValue)
    }
  }

  /// The metrics over all points, strongest evidence first.
  var pooled: [Row] {
    metrics.map {
      Row(
        metric: $0.metric, values: nil, verdict: $0.verdict, counts: $0.counts, evidence: $0.evidence,
        reference: $0.baselineMean, other: $0.newMean)
    }
  }

  /// The points of a metric, strongest evidence first.
  func points(of metric: MetricJudgement) -> [Row] {
    metric.points.map {
      Row(
        metric: metric.metric, values: $0.values, verdict: $0.verdict, counts: $0.counts,
        evidence: $0.evidence,
        reference: $0.baselineMean, other: $0.newMean)
    }
  }
}

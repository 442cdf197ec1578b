import Specs
import Statistics

/// What the comparison with a baseline says of one metric.
package struct MetricJudgement: Sendable, Hashable {
  /// The same of one point, tested together with all others. One that regressed makes the metric regress.
  package struct PointJudgement: Sendable, Hashable {
    /// The axis values in the new results.
    package var values: [AxisValue]
    package var verdict: Verdict
    /// Its p-values are corrected for the number of points; nil if no pair of the point changed.
    package var evidence: Evidence?
    /// The means over the changed pairs, or over the identical ones where none changed, in the metric's units; nil
    /// without either.
    package var baselineMean: Double?
    package var newMean: Double?
    package var counts: PairCounts
  }

  /// How the pairs of runs stand.
  package struct PairCounts: Sendable, Hashable {
    /// To the bit: left out of every test, since they say nothing of the change.
    package var identical = 0
    /// Measured on both sides.
    package var changed = 0
    /// Measured in the baseline, and diverged now.
    package var diverged = 0
    /// The other way round.
    package var recovered = 0
    /// Diverged on both sides, otherwise.
    package var bothDiverged = 0
    /// The baseline has a value and the new run, though measured, has none.
    package var unmeasured = 0
    /// Measured on another version of the part.
    package var incomparable = 0
  }

  package var metric: JudgedMetric
  /// What the gate goes by: that of the pool, or `regressed` where a point did.
  package var verdict: Verdict
  /// Of all points together.
  package var pooledVerdict: Verdict
  package var evidence: Evidence?
  /// The means over the changed pairs, or over the identical ones where none changed, in the metric's units; nil
  /// without either.
  package var baselineMean: Double?
  package var newMean: Double?
  package var counts: PairCounts
  /// In the order in which the new runs name them.
  package var points: [PointJudgement]

  /// The interval of a change, here or at a point, in the metric's own direction (new − baseline).
  package func changeInterval(_ evidence: Evidence?) -> ClosedRange<Double>? {
    evidence?.interval.map { metric.sign > 0 ? $0 : -$0.upperBound ... -$0.lowerBound }
  }
}

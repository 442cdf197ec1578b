import Learning
import Records
import Specs
import Statistics

/// How the best point was picked, and on which samples its value is not optimistic.
package struct Selection: Sendable {
  package let ranking: Ranking
  /// Points that had a value to be picked by, at a rung if not in the end.
  package let candidates: Int
  /// A part that neither ranked points nor chose epochs: its metric can be trusted. nil if there is none.
  package let untouched: MetricName?

  /// Whether the best point's value on the ranking part is optimistic: the best of several values on the same samples, or
  /// of several epochs.
  package var isOptimistic: Bool { candidates > 1 || ranking.moment != .final }

  init(of summary: ExperimentSummary) {
    ranking = summary.outcome.ranking
    candidates = summary.points.count(where: \.isCandidate)
    // Early stopping looks at the validation part.
    let name = MetricName(.test, ranking.metric.metric)
    untouched = ranking.metric.part != .test && summary.metrics.contains(name) ? name : nil
  }

  /// A point's metric on the untouched part, over seeds.
  package func untouchedValue(of point: PointSummary) -> SampleStatistics? {
    untouched.flatMap { point.metric($0)?.overSeeds }
  }
}

import JSON
import Learning
import Specs
import Statistics

/// Judges one metric of matched runs: a pure function of them and the settings.
package struct MetricJudge: Sendable {
  package var metric: JudgedMetric
  /// In the metric's units.
  package var margin: Double
  package var alpha: Double

  package init(_ metric: JudgedMetric, settings: CheckSettings) {
    self.metric = metric
    margin = settings.margin
    alpha = settings.alpha
  }

  /// Judges the pairs of a matching of these runs.
  package func judgement(
    of matching: RunMatching, baseline: [BaselineRun], new: [BaselineRun]
  ) -> MetricJudgement {
    var points: [PointPairs] = []
    var places: [[JSON]: Int] = [:]
    for pair in matching.pairs {
      let values = new[pair.new].values
      let key = values.map(\.value)
      if places[key] == nil { points.append(PointPairs(values: values)) }
      let place = places[key] ?? points.count - 1
      places[key] = place
      points[place].add(baseline[pair.baseline], new[pair.new], metric: metric)
    }
    let counts = points.reduce(into: MetricJudgement.PairCounts()) { $0.add($1.counts) }
    let evidence = Evidence(pooling: points.compactMap(\.gains), alpha: alpha)
    let pooled = Self.verdict(counts, evidence.map { Verdict(on: $0, margin: margin, alpha: alpha) })
    let judged = judgements(of: points, pooled: pooled)
    let changed = points.flatMap(\.seeds)
    let means = Self.means(changed.isEmpty ? points.flatMap(\.identicalSeeds) : changed)
    return MetricJudgement(
      metric: metric,
      verdict: special(matching, baseline, new) ?? Self.verdict(pooled: pooled, points: judged),
      pooledVerdict: pooled, evidence: evidence, baselineMean: means?.baseline, newMean: means?.new,
      counts: counts, points: judged)
  }

  /// A point that regressed is a regression, whatever the pool says.
  static func verdict(pooled: Verdict, points: [MetricJudgement.PointJudgement]) -> Verdict {
    points.contains { $0.verdict == .regressed } ? .regressed : pooled
  }

  /// The verdicts that no test is needed for.
  private func special(_ matching: RunMatching, _ baseline: [BaselineRun], _ new: [BaselineRun]) -> Verdict? {
    if !matching.broken.isEmpty { return .broken }
    let isKnown = baseline.contains { $0.value(of: metric.name) != nil }
    let isMeasured = new.contains { $0.value(of: metric.name) != nil || $0.status == .diverged }
    if isKnown, matching.pairs.isEmpty || !isMeasured { return .missing }
    return isKnown || matching.pairs.contains { baseline[$0.baseline].status == .diverged } ? nil : .new
  }

  private static func verdict(_ counts: MetricJudgement.PairCounts, _ tested: Verdict?) -> Verdict {
    if counts.incomparable > 0 { return .incomparable }
    if counts.diverged > 0 { return .regressed }
    let verdict: Verdict
    if let tested {
      verdict = tested
    } else if counts.recovered > 0 {
      verdict = .improved
    } else {
      verdict = counts.identical > 0 && counts.bothDiverged == 0 ? .identical : .inconclusive
    }
    return counts.unmeasured > 0 && verdict != .regressed ? .inconclusive : verdict
  }

  /// Every point's own judgement. A single point is the pool.
  private func judgements(
    of points: [PointPairs], pooled: Verdict
  ) -> [MetricJudgement.PointJudgement] {
    let tests = PointTests(points.map(\.gains), margin: margin, alpha: alpha)
    return zip(points, tests.findings).map { point, finding in
      let means = Self.means(point.shownSeeds)
      return MetricJudgement.PointJudgement(
        values: point.values,
        verdict: points.count == 1 ? pooled : Self.verdict(point.counts, finding?.verdict),
        evidence: finding?.evidence, baselineMean: means?.baseline, newMean: means?.new, counts: point.counts)
    }
  }

  private static func means(_ seeds: [PointPairs.Seed]) -> (baseline: Double, new: Double)? {
    guard let old = SampleStatistics(of: seeds.map(\.baselineMean)),
      let new = SampleStatistics(of: seeds.map(\.newMean))
    else { return nil }
    return (old.mean, new.mean)
  }
}

extension MetricJudgement.PairCounts {
  fileprivate mutating func add(_ other: Self) {
    identical += other.identical
    changed += other.changed
    diverged += other.diverged
    recovered += other.recovered
    bothDiverged += other.bothDiverged
    unmeasured += other.unmeasured
    incomparable += other.incomparable
  }
}

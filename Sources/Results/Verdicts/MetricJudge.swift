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
    let means = Self.means(points.flatMap(\.seeds))
    return MetricJudgement(
      metric: metric,
      verdict: special(matching, baseline, new)
        ?? Self.verdict(counts, evidence.map { Verdict(on: $0, margin: margin, alpha: alpha) }),
      evidence: evidence, baselineMean: means?.baseline, newMean: means?.new, counts: counts,
      points: explained(points))
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

  /// Every point's own judgement, its tests corrected for their number.
  private func explained(_ points: [PointPairs]) -> [MetricJudgement.PointJudgement] {
    let evidence = points.map { $0.gains.flatMap { Evidence(pooling: [$0], alpha: alpha) } }
    let drops = HolmCorrection.corrected(evidence.compactMap { $0?.dropPValue })
    let gains = HolmCorrection.corrected(evidence.compactMap { $0?.gainPValue })
    var tested = 0
    return zip(points, evidence).map { point, evidence in
      var corrected = evidence
      if evidence != nil {
        corrected?.dropPValue = drops[tested]
        corrected?.gainPValue = gains[tested]
        tested += 1
      }
      let means = Self.means(point.seeds)
      return MetricJudgement.PointJudgement(
        values: point.values,
        verdict: Self.verdict(
          point.counts, corrected.map { Verdict(on: $0, margin: margin, alpha: alpha) }),
        evidence: evidence, baselineMean: means?.baseline, newMean: means?.new,
        correctedDropPValue: corrected?.dropPValue, counts: point.counts)
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

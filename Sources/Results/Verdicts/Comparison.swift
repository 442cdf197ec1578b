import JSON
import Learning
import Specs

/// What distinguishes one set of results from another that it is held against: a pure function of the two.
package struct Comparison: Sendable {
  /// A part that matched runs were measured or trained on in two versions.
  package struct DataDifference: Sendable, Hashable {
    package var part: DatasetPart
    /// Of so many pairs.
    package var pairs: Int
  }

  package let reference: RecordedResults
  package let other: RecordedResults
  package let spec: [SpecDifference]
  package let data: [DataDifference]
  package let matching: RunMatching
  /// What tells most first; so are each one's points.
  package let metrics: [MetricJudgement]

  /// Matched pairs of runs.
  package var pairs: Int { matching.pairs.count + matching.broken.count }

  /// Holds `other` against `reference`.
  ///
  /// - Parameter metrics: what to compare; none named: the loss, and the metric that ranks, of every part.
  package init(of other: RecordedResults, against reference: RecordedResults, metrics names: [String] = []) {
    self.reference = reference
    self.other = other
    let (old, new) = (reference.baseline, other.baseline)
    spec = SpecDifference.all(between: reference, and: other)
    let matching = RunMatching(baseline: old.runs, fixed: old.fixed, new: new.runs, fixed: new.fixed)
    self.matching = matching
    let pairs = matching.pairs + matching.broken
    data = DatasetPart.allCases.compactMap { part in
      let changed = pairs.count {
        old.runs[$0.baseline].differs(from: new.runs[$0.new], in: part)
      }
      return changed == 0 ? nil : DataDifference(part: part, pairs: changed)
    }
    let known = Self.metricNames(in: [reference, other])
    let chosen = names.isEmpty ? Self.usual(of: known, ranking: reference.ranking ?? other.ranking) : names
    let settings = CheckSettings(resolved: reference.folder?.manifest.spec)
    self.metrics = chosen.compactMap { JudgedMetric(named: $0, ranking: reference.ranking ?? other.ranking) }
      .map { metric in
        var own = settings
        if !settings.judges(metric, ranking: reference.ranking) { own.margin = 0 }
        var judgement = MetricJudge(metric, settings: own)
          .judgement(of: matching, baseline: old.runs, new: new.runs)
        judgement.points.sort { $0.weight.tellsMore(than: $1.weight) }
        return judgement
      }
      .sorted { $0.weight.tellsMore(than: $1.weight) }
  }

  /// The metrics that any run of any results has a value of, in the order in which they are named.
  package static func metricNames(in results: [RecordedResults]) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for run in results.flatMap(\.baseline.runs) {
      for metric in run.metrics where metric.value.isFinite && seen.insert(metric.name).inserted {
        names.append(metric.name)
      }
    }
    return names
  }

  private static func usual(of names: [String], ranking: Ranking?) -> [String] {
    let measured = names.compactMap { MetricName($0) }
    let isClassified = measured.contains { $0.metric == .accuracy }
    let main = ranking?.metric.metric ?? (isClassified ? .accuracy : .rmse)
    let ranked = ranking.map { JudgedMetric($0).name }
    return names.filter { name in
      name == ranked || MetricName(name).map { $0.metric == .loss || $0.metric == main } ?? false
    }
  }
}

extension RecordedResults {
  /// nil for a baseline's file.
  package var ranking: Ranking? { (folder?.outcome ?? external)?.ranking }
}

extension CheckSettings {
  /// Whether the margin is meant for a metric: for those that `check:` judges.
  fileprivate func judges(_ metric: JudgedMetric, ranking: Ranking?) -> Bool {
    guard metrics.isEmpty else { return metrics.contains(metric.measure) }
    return ranking.map { JudgedMetric($0).name == metric.name } ?? false
  }
}

/// How much a judgement tells, for sorting.
private struct Weight {
  /// The smaller p-value of the two directions; below 0 where runs diverge on one side alone, above 1 without
  /// evidence.
  var pValue: Double
  /// The change relative to the values themselves.
  var change: Double

  init(_ evidence: Evidence?, from old: Double?, to new: Double?, _ counts: MetricJudgement.PairCounts) {
    let least = evidence.map { min($0.dropPValue, $0.gainPValue) }
    pValue = counts.diverged + counts.recovered > 0 ? -1 : least ?? 2
    let scale = max((old ?? 0).magnitude, (new ?? 0).magnitude)
    change = scale > 0 ? ((new ?? 0) - (old ?? 0)).magnitude / scale : 0
  }

  func tellsMore(than other: Weight) -> Bool {
    pValue == other.pValue ? change > other.change : pValue < other.pValue
  }
}

extension MetricJudgement {
  fileprivate var weight: Weight { Weight(evidence, from: baselineMean, to: newMean, counts) }
}

extension MetricJudgement.PointJudgement {
  fileprivate var weight: Weight { Weight(evidence, from: baselineMean, to: newMean, counts) }
}

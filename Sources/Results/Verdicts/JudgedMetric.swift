import Learning
import Specs

/// What a gate judges: a measure of runs, and which way is better.
package struct JudgedMetric: Sendable, Hashable {
  /// The name of the values in a `BaselineRun`: `test.accuracy`, or with the moment that ranks where that is
  /// not the final one, `validation.accuracy@best`.
  package let name: String
  package let measure: ResultMetric
  package let goal: Ranking.Goal

  /// The final value of a measure. The ranking metric has the ranking's goal, numbers of epochs are better
  /// when smaller.
  package init(_ measure: ResultMetric, ranking: Ranking) {
    name = measure.description
    self.measure = measure
    goal = Self.goal(of: measure, ranking: ranking)
  }

  /// The metric of a value in a `BaselineRun`; without a ranking it has its own goal. nil: there is none.
  package init?(named name: String, ranking: Ranking?) {
    guard let measure = ResultMetric(name: String(name.prefix { $0 != "@" })) else { return nil }
    self.name = name
    self.measure = measure
    goal = Self.goal(of: measure, ranking: ranking)
  }

  /// What ranks points.
  package init(_ ranking: Ranking) {
    let metric = ranking.metric.description
    name = ranking.moment == .final ? metric : "\(metric)@\(ranking.moment.rawValue)"
    measure = .metric(ranking.metric)
    goal = ranking.goal
  }

  /// What a spec's `check:` judges: the metrics that it names, or else what ranks points.
  package static func all(_ settings: CheckSettings, ranking: Ranking) -> [JudgedMetric] {
    settings.metrics.isEmpty
      ? [JudgedMetric(ranking)] : settings.metrics.map { JudgedMetric($0, ranking: ranking) }
  }

  private static func goal(of measure: ResultMetric, ranking: Ranking?) -> Ranking.Goal {
    guard case .metric(let name) = measure else { return .minimize }
    if let ranking, ranking.metric == name { return ranking.goal }
    return name.metric.isBetterWhenLarger ? .maximize : .minimize
  }

  /// The part that it is measured on; nil for numbers of epochs.
  package var part: DatasetPart? {
    if case .metric(let name) = measure { name.part } else { nil }
  }

  /// 1 where more is better, −1 where less is.
  package var sign: Double { goal == .maximize ? 1 : -1 }
}

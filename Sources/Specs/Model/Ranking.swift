import Learning

/// Which metric ranks points, and how a point's runs are reduced to one number.
package struct Ranking: Sendable, Hashable {
  package enum Goal: String, Sendable, Hashable, CaseIterable {
    case maximize, minimize
  }

  /// Which evaluation of a run counts.
  package enum Moment: String, Sendable, Hashable, CaseIterable {
    case final, best
    /// The epoch at which the same metric was best on the validation part.
    case bestValidation = "best_validation"
  }

  package enum Reduction: String, Sendable, Hashable, CaseIterable {
    case mean, median, best
  }

  package var metric: MetricName
  package var goal: Goal
  package var moment: Moment
  package var overSeeds: Reduction

  package init(metric: MetricName, goal: Goal, moment: Moment = .final, overSeeds: Reduction = .mean) {
    self.metric = metric
    self.goal = goal
    self.moment = moment
    self.overSeeds = overSeeds
  }
}

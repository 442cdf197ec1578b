import Learning
import Records
import Specs
import Statistics

/// Which point is the best, how sure that is, and what it depends on: a pure function of an experiment's summary.
///
/// Values only; sentences are built from them in Reports.
package struct ExperimentAnalysis: Sendable {
  package let summary: ExperimentSummary
  /// The axes that change what is evaluated, in the sweep's order; empty for most sweeps.
  package let conditionAxes: [String]
  /// One for each combination of the condition axes' values, in the sweep's order. Without such axes one, whose `values`
  /// are empty. Points are ranked and tested within a condition.
  package let conditions: [ConditionAnalysis]
  /// One for each point, in the sweep's order.
  package let points: [PointAnalysis]
  /// Under several conditions: the settings that have a value under each, by mean rank, the best first. Otherwise empty.
  package let settings: [SettingRank]
  /// How the best point was picked, and what its value is worth.
  package let selection: Selection
  /// What each axis explains; nil for one point, where nothing varies, where the points are too few, and for searches, whose
  /// points lie unevenly.
  package let importance: AxisShares?
  /// The points that no other beats in the ranking value at no more connection updates, by rising updates; within
  /// the first condition's data only where there are several. Empty where the costs are not known.
  package let front: [Int]

  /// The probability of leaving out the truly best point, and of any other false finding.
  package static let alpha = 0.05
  /// Of the intervals.
  package static let confidence = 0.95

  package init(_ summary: ExperimentSummary) {
    self.summary = summary
    let outcome = summary.outcome
    let values = SeedValues(summary)
    let grouping = ConditionGrouping(outcome)
    conditionAxes = grouping.axes
    var points = summary.points.map {
      PointAnalysis($0, of: summary, values: values)
    }
    var conditions: [ConditionAnalysis] = []
    for (index, group) in grouping.groups.enumerated() {
      for point in group.points { points[point].condition = index }
      let condition = ConditionAnalysis(group, of: summary, values: values)
      for (point, comparison) in condition.comparisons { points[point].comparison = comparison }
      for (point, rank) in condition.ranks { points[point].rank = rank }
      conditions.append(condition)
    }
    self.conditions = conditions
    self.points = points
    settings = SettingRank.all(of: summary, grouping)
    selection = Selection(of: summary)
    importance = outcome.search == nil ? AxisShares(of: summary, values: values.table) : nil
    front = ParetoFront.points(
      values: points.map { summary.points[$0.point].rankedValue ?? .nan },
      goal: outcome.ranking.goal.statistical,
      costs: points.map { $0.condition == 0 ? $0.updates ?? .nan : .nan })
  }

  /// The condition's analysis where there is only one; nil under several.
  package var only: ConditionAnalysis? { conditions.count == 1 ? conditions[0] : nil }

  /// The best point: of a sweep under one condition. nil under several, and where nothing was measured.
  package var best: PointAnalysis? { only?.best.map { points[$0] } }
}

extension Ranking.Goal {
  /// The same for statistics.
  package var statistical: Goal { self == .maximize ? .maximize : .minimize }
}

import JSON
import Records
import Specs
import Statistics

/// A setting's mean rank over the conditions.
package struct SettingRank: Sendable {
  /// Of the axes that are not conditions.
  package let values: [AxisValue]
  /// Its point under each condition, in their order.
  package let points: [Int]
  /// The mean of its ranks among the settings that have a value under every condition; 1 is best.
  package let meanRank: Double

  /// The settings with a value under each of several conditions, the best first, equal ones in the sweep's order.
  static func all(of summary: ExperimentSummary, _ grouping: ConditionGrouping) -> [SettingRank] {
    guard grouping.groups.count > 1 else { return [] }
    func setting(_ point: Int) -> [AxisValue] {
      summary.outcome.points[point].filter { !grouping.axes.contains($0.path) }
    }
    let places = grouping.groups.map { group in
      Dictionary(group.points.map { (setting($0).map(\.value), $0) }) { first, _ in first }
    }
    let settings = grouping.groups[0].points.map(setting).filter { values in
      places.allSatisfy { $0[values.map(\.value)] != nil }
    }
    let points = settings.map { values in places.compactMap { $0[values.map(\.value)] } }
    let conditions = places.indices.map { condition in
      points.map { value(of: summary.points[$0[condition]]) }
    }
    let means = MeanRanks.means(over: conditions, goal: summary.outcome.ranking.goal.statistical)
    let order = means.indices.filter { means[$0].isFinite }.sorted { (means[$0], $0) < (means[$1], $1) }
    return order.map { SettingRank(values: settings[$0], points: points[$0], meanRank: means[$0]) }
  }

  /// Infinite for a point of which all runs diverged, NaN for one that was not trained.
  private static func value(of point: PointSummary) -> Double {
    point.rankedValue ?? (point.counts.diverged > 0 ? .infinity : .nan)
  }
}

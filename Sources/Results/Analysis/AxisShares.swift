import JSON
import Records
import Specs
import Statistics

/// How much of the variance of the ranking value each axis explains.
package struct AxisShares: Sendable {
  /// The axes in the sweep's order.
  package let axes: [String]
  /// Shares in the order of `axes`.
  package let shares: AxisImportance
  /// Ranks where runs diverged, or values lie orders of magnitude apart.
  package let scale: AxisImportance.Scale

  init?(of summary: ExperimentSummary, values: SeedTable) {
    let outcome = summary.outcome
    guard outcome.points.count > 1, !outcome.axes.isEmpty else { return nil }
    let scale = Self.scale(for: values)
    let levels = outcome.axes.indices.map { axis in
      AxisLevels(outcome.points.map { $0[axis].value }).levels
    }
    guard
      let shares = AxisImportance(
        levels: levels, values: values, goal: outcome.ranking.goal.statistical, scale: scale)
    else { return nil }
    axes = outcome.axes
    self.shares = shares
    self.scale = scale
  }

  private static func scale(for values: SeedTable) -> AxisImportance.Scale {
    let sizes = values.values.lazy.filter(\.isFinite).map(\.magnitude)
    guard !values.values.contains(where: \.isInfinite),
      let middle = SampleStatistics(of: Array(sizes))?.median, let most = sizes.max()
    else { return .ranks }
    return most > 1000 * middle ? .ranks : .values
  }
}

/// The levels of an axis: its values numbered from 0, numbers by size, all others in the order in which they come.
package struct AxisLevels: Sendable {
  /// One for each value given.
  package let levels: [Int]
  /// The distinct values, by level.
  package let values: [JSON]

  package init(_ given: [JSON]) {
    var distinct: [JSON] = []
    var places: [JSON: Int] = [:]
    for value in given where places[value] == nil {
      places[value] = distinct.count
      distinct.append(value)
    }
    // Null, where the axis does not exist, comes after the numbers.
    let numbers = distinct.map { $0.isNull ? .infinity : $0.double }
    let order =
      numbers.contains(nil)
      ? Array(distinct.indices) : distinct.indices.sorted { (numbers[$0]!, $0) < (numbers[$1]!, $1) }
    var ranks = [Int](repeating: 0, count: distinct.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    values = order.map { distinct[$0] }
    levels = given.map { ranks[places[$0] ?? 0] }
  }
}

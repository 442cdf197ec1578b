import Records

/// The fewest and the most runs that a race by seeds can train.
package struct RaceBounds: Sendable, Hashable {
  /// If every point but one of each condition is stopped at the first look.
  package let least: Int
  /// If none is stopped.
  package let most: Int

  /// - Parameters:
  ///   - all: every point with every seed.
  ///   - first: after how many seeds points are first compared.
  package init(of all: ExperimentOutcome, first: Int) {
    let seeds = Set(all.runs.map(\.key.seed)).count
    var runs = [Int](repeating: 0, count: all.points.count)
    for run in all.runs { runs[run.key.point] += 1 }
    most = all.runs.count
    guard seeds > first else {
      least = most
      return
    }
    let each = runs.map { $0 / seeds }
    let rest = ConditionGrouping(all).groups.map { group in
      (seeds - first) * (group.points.map { each[$0] }.min() ?? 0)
    }
    least = each.reduce(0) { $0 + first * $1 } + rest.reduce(0, +)
  }
}

/// A race of points by seeds: all start with a few seeds, and those that a test distinguishes from the best get no more
/// (Maron and Moore 1994; irace: López-Ibáñez et al. 2016).
///
/// A pure function of the values so far: it looks where the values of all points that are left are there, in the order of the
/// looks, and stops where a value is missing.
package struct SeedRace: Sendable, Hashable {
  /// Why a point gets no more seeds.
  package struct Stop: Sendable, Hashable {
    /// The row of the point.
    package let row: Int
    /// The row of the point that looked best then.
    package let best: Int
    /// After which look, from 0.
    package let look: Int
    /// Seeds that the point has.
    package let seeds: Int
    /// Best − point over these seeds, in the metric's units, above 0; NaN where no pair is finite.
    package let difference: Double
    /// Corrected for the points that were left.
    package let pValue: Double
  }

  /// In the order of the looks, then of the rows.
  package private(set) var stops: [Stop] = []
  /// The rows that are left, in ascending order.
  package private(set) var left: [Int]
  /// Looks that were taken.
  package private(set) var looksTaken = 0
  /// Whether all looks were taken.
  package private(set) var isDecided = false

  /// Runs the race as far as there are values.
  ///
  /// - Parameters:
  ///   - values: points are rows; seeds are columns in the order in which they are trained. NaN: not there yet. Infinite:
  ///     diverged, or without a finite value.
  ///   - reduction: what ranks a point's finite values over its seeds.
  package init(
    of values: SeedTable, goal: Goal, looks: [ErrorSpending.Look],
    reduction: (SampleStatistics) -> Double = \.mean, drawnPairs: Int? = nil
  ) {
    left = Array(0..<values.points)
    for (index, look) in looks.enumerated() {
      let table = values.rows(left, seeds: look.seeds)
      guard left.count > 0, !table.values.contains(where: \.isNaN) else { break }
      stop(at: look, index, table, goal, reduction, drawnPairs)
      looksTaken = index + 1
    }
    isDecided = looksTaken == looks.count
  }

  private mutating func stop(
    at look: ErrorSpending.Look, _ index: Int, _ table: SeedTable, _ goal: Goal,
    _ reduction: (SampleStatistics) -> Double, _ drawnPairs: Int?
  ) {
    // Points with infinite values alone cannot be compared, and neither can a single point.
    guard let best = table.best(goal, by: reduction),
      let set = BestSet(of: table, goal: goal, best: best, alpha: look.alpha, drawnPairs: drawnPairs)
    else { return }
    var kept: [Int] = []
    for (row, comparison) in zip(left, set.comparisons) {
      // Only the flips' level is exact, and only they are used: there are enough seeds for them.
      guard comparison.method == .signFlip, !comparison.isIndistinguishable else {
        kept.append(row)
        continue
      }
      stops.append(
        Stop(
          row: row, best: left[best], look: index, seeds: look.seeds, difference: comparison.difference,
          pValue: comparison.pValue))
    }
    left = kept
  }
}

extension SeedTable {
  /// Some rows, and of these the first columns.
  func rows(_ rows: [Int], seeds count: Int) -> SeedTable {
    precondition(count <= seeds)
    return SeedTable(
      points: rows.count, seeds: count, values: rows.flatMap { self[$0].prefix(count) })
  }
}

/// The points that are not distinguished from the best one.
///
/// Every point's difference from the best, seed by seed over the seeds that both have, is tested against 0 with
/// all other points at once (`SimultaneousTest`). The true best is left out with a probability of at most about
/// α, whichever point looks best: docs/Certainty.md has the measured rates.
package struct BestSet: Sendable, Hashable {
  /// How one point stands to the best.
  package struct Comparison: Sendable, Hashable {
    /// Best − point, in the metric's units, above 0 where the point is worse, over seeds where both are finite; NaN
    /// where there are none. 0 for the best itself.
    package var difference: Double
    /// The studentised difference; 0 without a test.
    package var statistic: Double
    /// Corrected for the number of points; 1 without a test.
    package var pValue: Double
    package var method: SimultaneousTest.Method
    /// Seeds that both have, diverged ones included.
    package var seeds: Int
    /// p > α.
    package var isIndistinguishable: Bool

    package init(
      difference: Double, statistic: Double, pValue: Double, method: SimultaneousTest.Method, seeds: Int,
      isIndistinguishable: Bool
    ) {
      self.difference = difference
      self.statistic = statistic
      self.pValue = pValue
      self.method = method
      self.seeds = seeds
      self.isIndistinguishable = isIndistinguishable
    }
  }

  /// The row of the best point.
  package let best: Int
  package let alpha: Double
  /// One for each row.
  package let comparisons: [Comparison]

  /// Compares all points with the best.
  ///
  /// - Parameters:
  ///   - values: a value for each point and seed, folds, partitions and repeats averaged (`SeedTable.seedValue`);
  ///     seeds in ascending order. Infinite values are diverged runs and the worst, whatever their sign.
  ///   - best: the row that a ranking put first; without one, `SeedTable.best`.
  ///   - drawnPairs: as in `SimultaneousTest`.
  /// - Returns: nil if no point has a value.
  package init?(
    of values: SeedTable, goal: Goal, best: Int? = nil, alpha: Double = 0.05, drawnPairs: Int? = nil
  ) {
    guard let best = best ?? values.best(goal) else { return nil }
    precondition(best >= 0 && best < values.points)
    let top = Array(values[best])
    var differences = values.values
    for index in differences.indices {
      differences[index] = goal.shortfall(of: differences[index], from: top[index % values.seeds])
    }
    let table = SeedTable(points: values.points, seeds: values.seeds, values: differences)
    let test = SimultaneousTest(alpha: alpha, alternative: .greater, drawnPairs: drawnPairs)
    let results = test.results(of: table)
    self.best = best
    self.alpha = alpha
    comparisons = results.map { result in
      Comparison(
        difference: result.difference, statistic: result.statistic, pValue: result.pValue,
        method: result.method, seeds: result.count, isIndistinguishable: result.pValue > alpha)
    }
  }

  /// The points that are not distinguished from the best, itself included, in ascending order.
  package var indistinguishable: [Int] { comparisons.indices.filter { comparisons[$0].isIndistinguishable } }
}

extension SeedTable {
  /// The row with the best mean (or other reduction) over its finite values, of those with the least share of infinite ones;
  /// the first of equals. nil if no row has a value.
  package func best(_ goal: Goal, by reduction: (SampleStatistics) -> Double = \.mean) -> Int? {
    var best: (row: Int, diverged: Double, mean: Double)?
    for row in 0..<points {
      let present = self[row].filter { !$0.isNaN }
      if present.isEmpty { continue }
      let finite = present.filter(\.isFinite)
      let diverged = Double(present.count - finite.count) / Double(present.count)
      let mean = SampleStatistics(of: finite).map { goal.sign * reduction($0) } ?? -.infinity
      let isBetter = best.map { diverged < $0.diverged || diverged == $0.diverged && mean > $0.mean } ?? true
      if isBetter { best = (row, diverged, mean) }
    }
    return best?.row
  }
}

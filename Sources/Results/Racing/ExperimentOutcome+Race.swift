import Records
import Statistics

extension ExperimentOutcome {
  /// The level of the statement about the points that are left: of a race, what its comparisons left of the error.
  var finalLevel: Double {
    guard let race else { return ExperimentAnalysis.alpha }
    return ErrorSpending(firstLook: race.firstLook, alpha: ExperimentAnalysis.alpha).rest(after: race.looks)
  }

  /// How those of some points that a race stopped stood to the best point when they were stopped.
  func stoppedComparisons(of points: Set<Int>) -> [(point: Int, comparison: BestSet.Comparison)] {
    (race?.stops ?? []).filter { points.contains($0.point) }.map { stop in
      let comparison = BestSet.Comparison(
        difference: stop.difference, statistic: 0, pValue: stop.pValue, method: .signFlip, seeds: stop.seeds,
        isIndistinguishable: false)
      return (stop.point, comparison)
    }
  }
}

import Arithmetic

/// How many seeds tell two points apart.
package enum SeedsNeeded: Sendable, Hashable {
  case seeds(Int)
  /// More than this number, which was the largest that was tried.
  case moreThan(Int)

  /// With which probability a difference is found.
  static let power = 0.8

  /// The smallest true difference from the best that n seeds show four times in five, in the metric's units.
  ///
  /// (t₁₋α/ₘ + t₀.₈)·deviation/√n, with Student's quantiles for n − 1 degrees of freedom and m points
  /// (`comparisons`) that are as near to the best; points that are clearly worse do not count, as `MaximumFlips`
  /// judges them first. nil if n signs cannot be rare enough (2⁻ⁿ > α).
  ///
  /// - Parameter deviation: the standard deviation of the paired differences.
  package static func smallestDifference(
    seeds n: Int, deviation: Double, comparisons: Int = 1, alpha: Double = 0.05
  ) -> Double? {
    precondition(deviation >= 0 && comparisons > 0 && alpha > 0 && alpha < 1)
    guard n > 1, SignFlipTest.leastPValue(flips: n) <= alpha else { return nil }
    let distribution = StudentDistribution(degreesOfFreedom: Double(n - 1))
    let level = distribution.quantile(1 - alpha / Double(comparisons))
    return (level + distribution.quantile(power)) * deviation / Double(n).squareRoot()
  }

  /// The least number of seeds that shows a difference four times in five, at most `most`.
  package init(
    toShow difference: Double, deviation: Double, comparisons: Int = 1, alpha: Double = 0.05, most: Int = 1000
  ) {
    func isEnough(_ n: Int) -> Bool {
      Self.smallestDifference(seeds: n, deviation: deviation, comparisons: comparisons, alpha: alpha)
        .map { $0 <= difference } ?? false
    }
    guard difference > 0, difference.isFinite, most > 1, isEnough(most) else {
      self = .moreThan(most)
      return
    }
    // What n seeds show, n + 1 do.
    var (low, high) = (1, most)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    self = .seeds(high)
  }
}

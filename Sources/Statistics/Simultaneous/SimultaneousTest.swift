import Arithmetic

/// Tests many points' paired differences at once, so that the probability of *any* false finding is at most α.
///
/// One difference per point and seed. Points share seeds (and with them weights, splits and sample orders), so
/// their differences depend on each other, and a correction that ignores this (Holm's) finds little: with five
/// seeds the least p-value of a sign-flip test is 1/32, and 13 × 1/32 = 0.41.
///
/// - A point with at least log₂(1/α) differences (five at 0.05): the **sign-flip test with the maximum
///   statistic** (Westfall and Young 1993, algorithm 2.5; for sign flips Nichols and Holmes 2002). The sign of a
///   seed flips in all points at once; see `MaximumFlips`.
/// - A point with two differences or more: **Student's paired test**, its p-value corrected by Holm's method for
///   the number of all points with differences. To the variance is added q²/6 (below), so that equal rounded
///   differences are not infinitely certain.
/// - Otherwise there is no test, and the p-value is 1.
///
/// q is the least magnitude of the differences other than 0 and estimates the metric's resolution: a value
/// rounded to multiples of q has a rounding error of variance q²/12, a difference of two has q²/6.
///
/// An infinite difference (a diverged run) counts as ten times the largest finite one, so that a point that
/// always diverges stands out, and one that diverges once among five is merely noisy.
package struct SimultaneousTest: Sendable, Hashable {
  /// How a point was tested.
  package enum Method: String, Sendable, Hashable {
    case signFlip = "sign_flip"
    case student
    /// Fewer than two differences, or none that is not 0.
    case none
  }

  /// What is claimed against the hypothesis.
  package typealias Alternative = SignFlipTest.Alternative

  /// What is found about one point.
  package struct Result: Sendable, Hashable {
    /// The mean difference as given, over finite differences; NaN where there are none.
    package var difference: Double
    /// The studentised difference from the hypothesised mean, positive towards the alternative; 0 without a test.
    package var statistic: Double
    /// Corrected for the number of points.
    package var pValue: Double
    package var method: Method
    /// The differences that were tested, infinite ones included.
    package var count: Int
  }

  /// The probability of any false finding.
  package var alpha: Double
  package var alternative: Alternative
  /// Pairs of sign patterns that are drawn where not all are counted; nil: by the number of points.
  package var drawnPairs: Int?

  package init(alpha: Double = 0.05, alternative: Alternative = .greater, drawnPairs: Int? = nil) {
    precondition(alpha > 0 && alpha < 1 && drawnPairs ?? 1 > 0)
    self.drawnPairs = drawnPairs
    self.alpha = alpha
    self.alternative = alternative
  }

  /// Tests each point against the hypothesis that its mean difference is `mean`, or lies on the other side.
  ///
  /// With `.less`, a small p-value says that the point's mean difference is below `mean`. Patterns that are drawn
  /// depend on the order of the seeds, and on nothing else.
  package func results(of differences: SeedTable, against mean: Double = 0) -> [Result] {
    let family = FlipFamily(differences, against: mean, turnedBy: alternative == .greater ? 1 : -1)
    var results = (0..<differences.points).map { point in
      let finite = differences[point].lazy.filter(\.isFinite)
      return Result(
        difference: SampleStatistics.mean(of: finite) ?? .nan, statistic: 0, pValue: 1, method: .none,
        count: family.counts[point])
    }
    let isEnough = { (point: Int) in SignFlipTest.leastPValue(flips: family.counts[point]) <= alpha }
    let tested = results.indices.filter { family.isTestable($0) }
    testByFlips(tested.filter(isEnough), of: family, &results)
    testByStudent(tested.filter { !isEnough($0) }, among: tested.count, of: family, &results)
    return results
  }

  private func testByFlips(_ points: [Int], of family: FlipFamily, _ results: inout [Result]) {
    let flips = MaximumFlips(family, points: points, drawnPairs: drawnPairs)
    for (point, found) in zip(points, flips.results()) {
      results[point].statistic = found.statistic
      results[point].pValue = found.pValue
      results[point].method = .signFlip
    }
  }

  private func testByStudent(
    _ points: [Int], among all: Int, of family: FlipFamily, _ results: inout [Result]
  ) {
    let statistics = points.map { family.statistic(of: $0, addedDeviation: family.roundingDeviation) }
    let pValues = zip(points, statistics).map { point, t in
      StudentDistribution(degreesOfFreedom: Double(family.counts[point] - 1)).cumulative(-t)
    }
    let corrected = HolmCorrection.corrected(pValues, among: all)
    for (index, point) in points.enumerated() {
      results[point].statistic = statistics[index]
      results[point].pValue = corrected[index]
      results[point].method = .student
    }
  }
}

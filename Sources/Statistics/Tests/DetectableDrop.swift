import Arithmetic

/// How large a drop must be for a gate to see it.
package enum DetectableDrop {
  /// With which probability the drop is found.
  package static let power = 0.8

  /// The smallest true drop, in the metric's units, that the gate calls `regressed` with a probability of
  /// about 0.8, where n paired differences have this deviation; nil for fewer than three, which no test is
  /// trusted with.
  ///
  /// The normal approximation: with s = deviation/√n and Student's quantiles t for n − 1 degrees of freedom,
  /// the larger of (t₁₋α + t₀.₈)·s, for the test, and margin + (t₀.₈ − t₁₋α)·s, for an interval that is not
  /// inside the margin. Where n signs cannot be rare enough, the whole interval must lie beyond the margin:
  /// margin + (t₁₋α + t₀.₈)·s.
  package static func smallest(
    pairs n: Int, deviation: Double, margin: Double, alpha: Double
  ) -> Double? {
    guard n >= 3 else { return nil }
    let distribution = StudentDistribution(degreesOfFreedom: Double(n - 1))
    let error = deviation / Double(n).squareRoot()
    let level = distribution.quantile(1 - alpha)
    let hit = distribution.quantile(power)
    if SignFlipTest.leastPValue(count: n) > alpha { return margin + (level + hit) * error }
    return max((level + hit) * error, margin + (hit - level) * error)
  }

  /// The same estimate without points whose seeds lie far further apart than those of the others (a deviation of more than
  /// 30 times the median one): a point that diverged would hide what all others can show.
  package static func typicalDeviation(within points: [[Double]]) -> (deviation: Double, leftOut: Int)? {
    let deviations = points.map { SampleStatistics(of: $0)?.deviation }
    guard let median = SampleStatistics(of: deviations.compactMap { $0 })?.median else { return nil }
    let kept = points.indices.filter { (deviations[$0] ?? 0) <= 30 * median || median == 0 }
    return deviation(within: kept.map { points[$0] }).map { ($0, points.count - kept.count) }
  }

  /// An upper estimate of the deviation of paired differences from results that nothing is paired with yet:
  /// √2 times the deviation over the seeds within points, pooled over the points; nil if no point has two
  /// seeds.
  ///
  /// `points` holds each point's values, one a seed. Pairing can only make the differences smaller.
  package static func deviation(within points: [[Double]]) -> Double? {
    var squares = 0.0
    var degrees = 0
    for point in points {
      guard let statistics = SampleStatistics(of: point), let deviation = statistics.deviation else {
        continue
      }
      squares += deviation * deviation * Double(statistics.count - 1)
      degrees += statistics.count - 1
    }
    return degrees == 0 ? nil : (2 * squares / Double(degrees)).squareRoot()
  }
}

/// The sign-flip test of many points with the distribution of their largest statistic.
///
/// If nothing differs, turning the signs of all of a seed's differences gives data that are as likely. So the
/// corrected p-value of the point with the largest statistic is the share of sign patterns under which the *largest*
/// statistic of all points is at least its own; that of the next point the same among the points without the first,
/// but at least the p-value before it; and so on (Westfall and Young 1993, algorithm 2.8, "step-down maxT").
///
/// **The statistic** is Student's t of the flipped differences with a variance added,
/// t = d̄ / √((s² + s₀²)/n), as Tusher, Tibshirani and Chu (PNAS 98, 2001) do: of many points with few seeds, some
/// have a tiny s by chance under some pattern, and would hide all others. s₀ is half the median deviation of |d|
/// over the quarter of the points with the least mean d² (at least three), but at least q/√6 for values rounded to q.
/// No flip changes |d|, so s₀ is the same for every pattern, and the test stays exact.
///
/// **The patterns**: all 2ⁿ up to 13 seeds. Beyond, 49,999 patterns (4,999 for more than 4,096 points) are drawn
/// from Philox streams; with the observed one and the mirror image of each they are a set that contains the observed
/// pattern as any other, so that the level is exact (Phipson and Smyth 2010; Hemerik and Goeman 2018).
struct MaximumFlips {
  static let manyPoints = 4096

  let family: FlipFamily
  let points: [Int]
  /// How many patterns are drawn where not all are counted; each comes with its mirror image.
  let drawnPairs: Int
  /// In the metric's units.
  let addedDeviation: Double

  init(_ family: FlipFamily, points: [Int], drawnPairs: Int? = nil) {
    self.family = family
    self.points = points
    self.drawnPairs = drawnPairs ?? (points.count > Self.manyPoints ? 4_999 : 49_999)
    addedDeviation = Self.addedDeviation(family, points)
  }

  private static func addedDeviation(_ family: FlipFamily, _ points: [Int]) -> Double {
    let sizes = points.map { family.rootMeanSquare(of: $0) }
    let nearest = points.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
      .prefix(max(3, (points.count + 3) / 4))
    let deviations = nearest.map { family.deviationOfMagnitudes(of: points[$0]) }
    return max(0.5 * (SampleStatistics(of: deviations)?.median ?? 0), family.roundingDeviation)
  }

  /// Each point's t, and its p-value corrected for all points.
  func results() -> [(statistic: Double, pValue: Double)] {
    if points.isEmpty { return [] }
    let terms = points.map { StatisticTerms(family, $0, addedDeviation) }
    let observed = points.indices.map { terms[$0].signedSquare(family.sums[points[$0]]) }
    let ascending = points.indices.sorted { (observed[$0], $0) < (observed[$1], $1) }
    let columns = (0..<family.seeds).filter { seed in
      points.contains { family.steps[$0 * family.seeds + seed] != 0 }
    }
    let patterns = FlipPatterns(seeds: columns.count, drawn: drawnPairs)
    let ladder = FlipLadder(
      family, points: ascending.map { points[$0] }, terms: ascending.map { terms[$0] }, columns: columns)
    var reached = [Int](repeating: 0, count: points.count)
    for block in patterns.blocks { ladder.count(block, into: &reached) }
    var pValues = [Double](repeating: 0, count: points.count)
    var largest = 0.0
    for place in ascending.indices.reversed() {
      largest = max(largest, Double(reached[place]) / Double(2 * patterns.count))
      pValues[ascending[place]] = largest
    }
    return points.indices.map { index in
      (family.statistic(of: points[index], addedDeviation: addedDeviation), pValues[index])
    }
  }
}

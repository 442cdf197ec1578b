import Arithmetic

/// The sign-flip test of many points with the distribution of their largest statistic.
///
/// If nothing differs, turning the signs of all of a seed's differences gives data that are as likely. So the
/// corrected p-value of a point is the share of sign patterns under which the *largest* statistic of all points
/// is at least the point's own (Westfall and Young 1993).
///
/// **The statistic** is Student's t of the flipped differences with a variance added,
/// t = d̄ / √((s² + s₀²)/n), as Tusher, Tibshirani and Chu (PNAS 98, 2001) do: of many points with few seeds, some
/// have a tiny s by chance under some pattern, and would hide all others. s₀ is half the median deviation of |d|
/// over the quarter of the points with the least mean d² (at least three), but at least q/√6 for values rounded to q.
/// No flip changes |d|, so s₀ is the same for every pattern, and the test stays exact.
///
/// **The patterns**: all 2ⁿ up to 13 seeds. Beyond, 49,999 patterns (4,999 for more than 4,096 points) are drawn
/// from Philox streams (purpose `signs`, keyed by the pattern's number); with the observed one and the mirror
/// image of each they are a set that contains the observed pattern as any other, so that the level is exact
/// (Phipson and Smyth 2010; Hemerik and Goeman 2018).
struct MaximumFlips {
  static let enumeratedSeeds = 13
  static let manyPoints = 4096

  let family: FlipFamily
  let points: [Int]
  /// How many patterns are drawn where not all are counted; each comes with its mirror image.
  let drawnPairs: Int
  /// In the metric's units.
  let addedDeviation: Double
  /// The seeds in which any point has a difference other than 0.
  private let columns: [Int]

  init(_ family: FlipFamily, points: [Int], drawnPairs: Int? = nil) {
    self.drawnPairs = drawnPairs ?? (points.count > Self.manyPoints ? 4_999 : 49_999)
    self.family = family
    self.points = points
    addedDeviation = Self.addedDeviation(family, points)
    columns = (0..<family.seeds).filter { seed in
      points.contains { family.steps[$0 * family.seeds + seed] != 0 }
    }
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
    let largest = largestStatistics()
    return points.map { point in
      let limit = StatisticTerms(family, point, addedDeviation).signedSquare(
        family.sums[point] - FlipFamily.tolerance)
      let below = largest.partitioningIndex { $0 >= limit }
      return (
        family.statistic(of: point, addedDeviation: addedDeviation),
        Double(largest.count - below) / Double(largest.count)
      )
    }
  }

  /// The largest signed t² of all points under each pattern, ascending.
  private func largestStatistics() -> [Double] {
    let isEnumerated = columns.count <= Self.enumeratedSeeds
    let count = isEnumerated ? 1 << max(0, columns.count - 1) : 1 + drawnPairs
    let signs = isEnumerated ? [] : drawnSigns(drawnPairs)
    var extremes = FlipExtremes(patterns: count)
    for start in stride(from: 0, to: points.count, by: FlipTile.points) {
      var tile = FlipTile(
        family, points: points[start..<min(points.count, start + FlipTile.points)], columns: columns,
        addedDeviation: addedDeviation)
      if isEnumerated { tile.enumerate(into: &extremes) } else { tile.flip(signs, into: &extremes) }
    }
    // A mirrored pattern turns every sum, so that its largest statistic is minus the smallest.
    return (extremes.largest + extremes.smallest.map { -$0 }).sorted()
  }

  /// The columns that each drawn pattern flips.
  private func drawnSigns(_ count: Int) -> [[Int]] {
    (0..<count).map { pattern in
      let words = RandomStream(seed: 0, purpose: .signs(permutation: pattern)).words(
        (columns.count + 31) / 32)
      return columns.indices.filter { words[$0 >> 5] >> UInt32($0 & 31) & 1 == 1 }
    }
  }
}

extension [Double] {
  /// The first index from which on `predicate` holds, of elements that are sorted by it.
  fileprivate func partitioningIndex(_ predicate: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

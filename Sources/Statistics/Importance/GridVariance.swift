/// The variance of values on a full grid, divided exactly among its axes and their pairs.
///
/// With f_a(l) the mean over all points whose axis a has level l, and μ the mean of all,
/// V_a = mean over l of (f_a(l) − μ)², V_ab = mean over (k, l) of (f_ab(k, l) − f_a(k) − f_b(l) + μ)².
struct GridVariance {
  private(set) var axes: [Double] = []
  private(set) var pairs: [AxisImportance.Pair] = []

  /// nil unless each combination of the levels is there exactly once. Levels are numbered from 0 without gaps.
  init?(levels: [[Int]], values: [Double]) {
    let sizes = levels.map { ($0.max() ?? 0) + 1 }
    guard Self.isFull(levels, sizes: sizes, points: values.count),
      let mean = SampleStatistics.mean(of: values)
    else { return nil }
    let centred = values.map { $0 - mean }
    let effects = zip(levels, sizes).map { Self.means(centred, by: $0, count: $1) }
    axes = effects.map { Self.meanSquare($0) }
    for a in levels.indices {
      for b in levels.indices where b > a {
        let places = zip(levels[a], levels[b]).map { $0 * sizes[b] + $1 }
        let joint = Self.means(centred, by: places, count: sizes[a] * sizes[b])
        let own = joint.indices.map { joint[$0] - effects[a][$0 / sizes[b]] - effects[b][$0 % sizes[b]] }
        pairs.append(AxisImportance.Pair(first: a, second: b, share: Self.meanSquare(own)))
      }
    }
  }

  private static func isFull(_ levels: [[Int]], sizes: [Int], points: Int) -> Bool {
    var product = 1
    for size in sizes {
      product *= size
      if product > points { return false }
    }
    guard product == points else { return false }
    var isThere = [Bool](repeating: false, count: points)
    for point in 0..<points {
      let place = levels.indices.reduce(0) { $0 * sizes[$1] + levels[$1][point] }
      if isThere[place] { return false }
      isThere[place] = true
    }
    return true
  }

  /// The mean of the values at each place, in the order of the points.
  private static func means(_ values: [Double], by places: [Int], count: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for (place, value) in zip(places, values) { sums[place] += value }
    let each = Double(values.count / count)
    return sums.map { $0 / each }
  }

  private static func meanSquare(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
  }
}

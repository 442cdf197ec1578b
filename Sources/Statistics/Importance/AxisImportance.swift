/// How much of the variance of a sweep's results each axis explains.
///
/// All runs of a point count alike, and all points count alike. The variance of the runs is the mean variance
/// within points (the seeds' share) and the variance of the points' means; the latter is divided among the axes.
/// Variances are those of the values at hand (divisor n), so that the shares add up to 1. The noise that is left in
/// the points' means is in the shares too, most of it in `interactions`: with few seeds a share near the seeds' share
/// over the number of seeds says nothing.
package struct AxisImportance: Sendable, Hashable {
  /// How the variance was divided.
  package enum Method: String, Sendable, Hashable {
    /// Functional analysis of variance over a full grid, which is exact (Hoeffding 1948; Hutter, Hoos and
    /// Leyton-Brown 2014 use it of a model).
    case grid = "functional_anova"
    /// Additive least squares over points that are no full grid: an axis's share is what the fit loses without it
    /// ("type III", "drop in R²"). It knows no interactions: they are in `unexplained`.
    case additive = "additive_least_squares"
  }

  /// What two axes explain together beyond what each does alone.
  package struct Pair: Sendable, Hashable {
    /// `first` < `second`.
    package var first: Int
    package var second: Int
    package var share: Double
  }

  /// What the shares are of.
  package enum Scale: Sendable, Hashable {
    case values
    /// The values' ranks (equal values share theirs): for values over many orders of magnitude, and where runs
    /// diverged.
    case ranks
  }

  package var method: Method
  /// One for each axis, of the variance of all runs.
  package var axes: [Double]
  /// Empty for `additive`.
  package var pairs: [Pair]
  /// Three axes and more together; 0 for `additive`.
  package var interactions: Double
  /// What several axes explain and cannot be attributed, because their levels go together; 0 for `grid`. Below 0
  /// where axes explain more together than one by one.
  package var shared: Double
  /// Of the points' means; 0 for `grid`.
  package var unexplained: Double
  package var seeds: Double

  /// Divides the variance of a sweep.
  ///
  /// A run that diverged (an infinite value) counts as the worst finite value of all. Missing values (NaN) are left
  /// out, and points with nothing else.
  ///
  /// - Parameters:
  ///   - levels: for each axis the level of each point, from 0, ascending for numbers.
  ///   - values: a row for each point.
  /// - Returns: nil without finite values, where all are equal, and where the points are too few for a fit.
  package init?(levels: [[Int]], values: SeedTable, goal: Goal, scale: Scale = .values) {
    precondition(levels.allSatisfy { $0.count == values.points })
    let scaled = Self.scaled(values, goal: goal, scale)
    let cells = (0..<values.points).map { point in scaled[point].filter { !$0.isNaN } }
    let present = cells.indices.filter { !cells[$0].isEmpty }
    guard let seeds = Self.mean(present.map { Self.variance(cells[$0]) }) else { return nil }
    let means = present.map { SampleStatistics.mean(of: cells[$0]) ?? 0 }
    let between = Self.variance(means)
    guard between + seeds > 0 else { return nil }
    let own = levels.map { axis in Self.numbered(present.map { axis[$0] }) }
    if let grid = GridVariance(levels: own, values: means) {
      let rest = max(0, between - grid.axes.reduce(0, +) - grid.pairs.reduce(0) { $0 + $1.share })
      method = .grid
      (axes, pairs, interactions, shared, unexplained) = (grid.axes, grid.pairs, rest, 0, 0)
    } else if let fit = AdditiveFit(levels: own, values: means) {
      method = .additive
      (axes, pairs, interactions) = (fit.axes, [], 0)
      unexplained = fit.unexplained
      shared = between - fit.unexplained - fit.axes.reduce(0, +)
    } else {
      return nil
    }
    self.seeds = seeds
    divide(by: between + seeds)
  }

  private mutating func divide(by total: Double) {
    axes = axes.map { $0 / total }
    for index in pairs.indices { pairs[index].share /= total }
    interactions /= total
    shared /= total
    unexplained /= total
    seeds /= total
  }

  /// Finite values (or ranks) of at most 1 in magnitude, so that no square overflows.
  private static func scaled(_ values: SeedTable, goal: Goal, _ scale: Scale) -> SeedTable {
    let finite = values.values.lazy.filter(\.isFinite)
    let worst = (goal == .maximize ? finite.min() : finite.max()) ?? .nan
    var own = values.values.map { $0.isInfinite ? worst : $0 }
    if scale == .ranks { own = MeanRanks.ranks(own, goal: goal) }
    let size = own.reduce(0) { $1.isNaN ? $0 : max($0, $1.magnitude) }
    // A power of two, which rounds nothing.
    let unit = size > 0 ? Double(sign: .plus, exponent: Int(size.exponent) + 1, significand: 1) : 1
    return SeedTable(points: values.points, seeds: values.seeds, values: own.map { $0 / unit })
  }

  /// The levels that occur, numbered from 0 in their order.
  private static func numbered(_ levels: [Int]) -> [Int] {
    let sorted = levels.sorted()
    let known = sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
    let most = known.last.map { $0 + 1 } ?? 0
    precondition((known.first ?? 0) >= 0, "levels are numbered from 0")
    var numbers = [Int](repeating: 0, count: most)
    for (number, level) in known.enumerated() { numbers[level] = number }
    return levels.map { numbers[$0] }
  }

  private static func mean(_ values: [Double]) -> Double? { SampleStatistics.mean(of: values) }

  /// Σ(x − mean)²/n.
  static func variance(_ values: [Double]) -> Double {
    guard let mean = mean(values) else { return 0 }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}

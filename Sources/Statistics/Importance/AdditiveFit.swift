/// The least-squares fit of values by a sum of one effect per axis and level.
///
/// An axis with more than eight levels (a sampled number) is cut into eight groups of neighbouring levels with about
/// as many points each.
struct AdditiveFit {
  static let mostGroups = 8

  /// By how much the mean squared residual grows without each axis.
  private(set) var axes: [Double] = []
  /// The mean squared residual with all axes.
  private(set) var unexplained = 0.0

  /// nil if there are not more points than effects. Levels are numbered from 0 without gaps.
  init?(levels: [[Int]], values: [Double]) {
    let groups = levels.map(Self.grouped)
    let sizes = groups.map { $0.max() ?? 0 }
    let effects = sizes.reduce(0, +)
    guard values.count > effects + 1, let mean = SampleStatistics.mean(of: values) else { return nil }
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    let system = NormalEquations(groups: groups, starts: starts, values: values.map { $0 - mean })
    let points = Double(values.count)
    unexplained = system.residual(without: 0..<0) / points
    axes = levels.indices.map { axis in
      max(0, system.residual(without: starts[axis]..<starts[axis + 1]) / points - unexplained)
    }
  }

  /// The group of each point.
  private static func grouped(_ levels: [Int]) -> [Int] {
    let count = (levels.max() ?? 0) + 1
    guard count > mostGroups else { return levels }
    var sizes = [Int](repeating: 0, count: count)
    for level in levels { sizes[level] += 1 }
    var before = 0
    var groups = sizes.map { size in
      defer { before += size }
      return (2 * before + size) * mostGroups / (2 * levels.count)
    }
    // Without gaps: a level with very many points can skip a group.
    var number = -1
    var last = -1
    for index in groups.indices {
      if groups[index] != last { number += 1 }
      last = groups[index]
      groups[index] = number
    }
    return levels.map { groups[$0] }
  }
}

/// XᵀX and Xᵀy of a design of centred indicators, one for each level of each axis but the first.
private struct NormalEquations {
  private let count: Int
  /// `count` + 1 squared: the last row and column belong to y.
  private var products: [Double]

  init(groups: [[Int]], starts: [Int], values: [Double]) {
    count = starts[starts.count - 1]
    let width = count + 1
    let points = Double(values.count)
    products = [Double](repeating: 0, count: width * width)
    var sums = [Double](repeating: 0, count: count)
    for (point, value) in values.enumerated() {
      let columns = groups.indices.filter { groups[$0][point] > 0 }.map { starts[$0] + groups[$0][point] - 1 }
      for a in columns {
        sums[a] += 1
        for b in columns { products[a * width + b] += 1 }
        products[a * width + count] += value
        products[count * width + a] += value
      }
      products[count * width + count] += value * value
    }
    // Centred: Σ(x − x̄)(z − z̄) = Σxz − ΣxΣz/n; y has mean 0 already.
    for a in 0..<count {
      for b in 0..<count { products[a * width + b] -= sums[a] * sums[b] / points }
    }
  }

  /// The sum of squared residuals of the fit without some columns, by elimination with the largest pivot; columns that
  /// follow from others (a pivot below 10⁻⁹ of its column's square) are left out.
  func residual(without left: Range<Int>) -> Double {
    let width = count + 1
    var m = products
    let limits = (0..<count).map { 1e-9 * products[$0 * width + $0] }
    var open = (0..<count).filter { !left.contains($0) }
    while let place = open.indices.max(by: { m[open[$0] * width + open[$0]] < m[open[$1] * width + open[$1]] }
    ) {
      let pivot = open[place]
      let size = m[pivot * width + pivot]
      open.remove(at: place)
      guard size > limits[pivot], size > 0 else { continue }
      for row in open + [count] {
        let factor = m[row * width + pivot] / size
        for column in open + [count] { m[row * width + column] -= factor * m[pivot * width + column] }
      }
    }
    return max(0, m[count * width + count])
  }
}

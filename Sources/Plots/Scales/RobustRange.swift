/// The range that a figure shows, so that one diverged run does not flatten all others.
///
/// Values farther from the quartiles than ten times their distance are cut, but only where all others would
/// otherwise share a twentieth of the axis; how many were cut is counted, and figures say it.
package struct RobustRange: Sendable, Equatable {
  package let low: Double
  package let high: Double
  package let countBelow: Int
  package let countAbove: Int
  /// The smallest and the largest finite value, shown or not.
  package let minimum: Double
  package let maximum: Double

  /// nil without a finite value; what is not finite counts nowhere here.
  package init?(_ values: [Double]) {
    let finite = values.filter { $0.isFinite }.sorted()
    guard !finite.isEmpty else { return nil }
    self.init(sorted: finite)
  }

  init(sorted values: [Double]) {
    precondition(!values.isEmpty)
    minimum = values[0]
    maximum = values[values.count - 1]
    let kept = Self.kept(values)
    low = values[kept.lowerBound]
    high = values[kept.upperBound - 1]
    countBelow = kept.lowerBound
    countAbove = values.count - kept.upperBound
  }

  /// Whether nothing was cut.
  package var isComplete: Bool { countBelow + countAbove == 0 }

  private static func kept(_ values: [Double]) -> Range<Int> {
    let all = 0..<values.count
    guard values.count >= 4 else { return all }
    let lower = values.sortedQuantile(0.25)
    let upper = values.sortedQuantile(0.75)
    var reach = (upper - lower) * 10
    if reach == 0 { reach = (values.sortedQuantile(0.9) - values.sortedQuantile(0.1)) * 10 }
    guard reach > 0, reach.isFinite else { return all }
    let start = values.firstIndex { $0 >= lower - reach } ?? 0
    let end = (values.lastIndex { $0 <= upper + reach } ?? values.count - 1) + 1
    // Where the rest is constant, so much of its size stands for how it could vary.
    let size = max(values[start].magnitude, values[end - 1].magnitude)
    let shown = max(values[end - 1] - values[start], size * 0.05)
    let whole = values[values.count - 1] / 2 - values[0] / 2
    return whole > shown * 10 ? start..<end : all
  }
}

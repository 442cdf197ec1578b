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

  /// Of sorted finite values, all positive where distances are those of their logarithms.
  ///
  /// - Parameter kept: a range that is shown whatever the others are.
  init(sorted values: [Double], isLog: Bool = false, keeping kept: ClosedRange<Double>? = nil) {
    precondition(!values.isEmpty)
    minimum = values[0]
    maximum = values[values.count - 1]
    let places = isLog ? values.map { Logarithm.base10($0) } : values
    // Where the others are constant, this much stands for how they could vary: half a decade, or a share.
    let least = isLog ? 0.5 : max(values[values.count / 2].magnitude * 0.05, .leastNonzeroMagnitude)
    var shown = Self.shown(places, least: least)
    if let kept {
      while shown.lowerBound > 0, values[shown.lowerBound - 1] >= kept.lowerBound {
        shown = shown.lowerBound - 1..<shown.upperBound
      }
      while shown.upperBound < values.count, values[shown.upperBound] <= kept.upperBound {
        shown = shown.lowerBound..<shown.upperBound + 1
      }
    }
    low = values[shown.lowerBound]
    high = values[shown.upperBound - 1]
    countBelow = shown.lowerBound
    countAbove = values.count - shown.upperBound
  }

  /// Whether nothing was cut.
  package var isComplete: Bool { countBelow + countAbove == 0 }

  /// The indices that are not far off.
  private static func shown(_ values: [Double], least: Double) -> Range<Int> {
    let all = 0..<values.count
    guard values.count >= 4 else { return all }
    let lower = values.sortedQuantile(0.25)
    let upper = values.sortedQuantile(0.75)
    var reach = (upper - lower) * 10
    if reach == 0 { reach = (values.sortedQuantile(0.9) - values.sortedQuantile(0.1)) * 10 }
    guard reach > 0, reach.isFinite else { return all }
    let start = values.firstIndex { $0 >= lower - reach } ?? 0
    let end = (values.lastIndex { $0 <= upper + reach } ?? values.count - 1) + 1
    let shown = max(values[end - 1] - values[start], least)
    let whole = values[values.count - 1] / 2 - values[0] / 2
    return whole > shown * 10 ? start..<end : all
  }
}

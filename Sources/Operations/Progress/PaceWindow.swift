/// How fast a sweep advances, over its last minute or its last few bundles, whichever is longer.
///
/// Bundles end together and take unequal times, so a mean since the beginning lags, and a short window jumps.
struct PaceWindow: Sendable {
  private struct Mark {
    var seconds: Double
    var runs: Int
    var work: Double
  }

  private static let leastSeconds = 60.0
  private static let leastMarks = 8

  /// When progress was made, ascending; the first is the window's beginning.
  private var marks: [Mark]

  /// The window begins at a time, with so many runs and so much work done before.
  init(from seconds: Double, runs: Int, work: Double) {
    marks = [Mark(seconds: seconds, runs: runs, work: work)]
  }

  /// Progress was made.
  mutating func add(at seconds: Double, runs: Int, work: Double) {
    marks.append(Mark(seconds: seconds, runs: runs, work: work))
    while marks.count > Self.leastMarks + 1, seconds - marks[1].seconds >= Self.leastSeconds {
      marks.removeFirst()
    }
    // Of marks that come by the thousand, a tenth of a second apart is close enough.
    if marks.count > 2, seconds - marks[marks.count - 3].seconds < 0.1 { marks.remove(at: marks.count - 2) }
  }

  /// Runs a second; nil before the first has ended.
  func runsPerSecond(at seconds: Double, runs: Int) -> Double? {
    guard runs > marks[0].runs, seconds > marks[0].seconds else { return nil }
    return Double(runs - marks[0].runs) / (seconds - marks[0].seconds)
  }

  /// Work a second; nil before any was done.
  func workPerSecond(at seconds: Double, work: Double) -> Double? {
    guard work > marks[0].work, seconds > marks[0].seconds else { return nil }
    return (work - marks[0].work) / (seconds - marks[0].seconds)
  }
}

import Plots
import Results

/// A point with what the page says of it.
struct ReportedPoint: Sendable {
  /// From 0, in the sweep's order, as in `summary.csv`.
  let number: Int
  let rank: Int?
  /// `learning rate 0.1, layers [64, 32, 10]`.
  let setting: String
  /// The value that ranks; nil where no run has one.
  let value: Double?
  /// The standard deviation over seeds.
  let deviation: Double?
  /// One for each seed that has a value, folds and repeats averaged.
  let seedValues: [Double]
  /// The interval that sentences go by; nil for a single value.
  let interval: Interval?
  let standing: Standing
  let counts: PointSummary.Counts
  /// Value and deviation with the digits that its spread allows.
  let valueText: String
  let deviationText: String?

  /// Runs without a value because they diverged or failed.
  var lost: Int { counts.diverged + counts.failed }

  /// `4 of 5 runs; 1 diverged`, or how many there are where none is lost.
  var runsText: String {
    let kinds = [(lost: counts.diverged, "diverged"), (counts.failed, "failed"), (counts.missing, "not trained")]
    let lost = kinds.filter { $0.0 > 0 }.map { "\(NumberText.count($0.0)) \($0.1)" }
    guard !lost.isEmpty else { return counted(counts.measured, "run") }
    return "\(counts.measured) of \(counted(counts.total, "run")); " + lost.joined(separator: ", ")
  }

  /// The value with its spread: `0.976, sd over seeds 0.003`.
  var valueWords: String {
    guard value != nil else { return "no value" }
    guard let deviationText else { return valueText + ", one seed" }
    return "\(valueText), sd over \(counted(seedValues.count, "seed")) \(deviationText)"
  }
}

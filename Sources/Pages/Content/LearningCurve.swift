import Learning
import Plots
import Records
import Results

/// A metric over epochs at one point: the mean over its runs, and how far they spread.
struct LearningCurve: Sendable {
  var epochs: [Double] = []
  /// NaN where no run has a value.
  var mean: [Double] = []
  /// From the least to the greatest value; empty for a single run.
  var band: [Interval] = []
  /// The epochs at which runs diverged.
  var diverged: [Double] = []
  var runs = 0

  /// The curve of a metric over runs, up to where half of them were still evaluated; nil if no run has evaluated it.
  init?(of name: MetricName, runs: ArraySlice<ExperimentOutcome.Run>) {
    var values: [Int: [Double]] = [:]
    for run in runs {
      guard let record = run.record, let column = record.curve.columns.first(where: { $0.name == name })
      else { continue }
      self.runs += 1
      for (epoch, value) in zip(record.curve.epochs, column.values) where value.isFinite {
        values[epoch, default: []].append(value)
      }
      if record.status == .diverged { diverged.append(Double(record.epochs)) }
    }
    guard !values.isEmpty, self.runs > 0 else { return nil }
    // Runs end early by diverging or by early stopping. The mean of the few that are left says nothing of the point.
    let needed = (self.runs + 1) / 2
    for (epoch, own) in values.sorted(by: { $0.key < $1.key }) where own.count >= needed {
      epochs.append(Double(epoch))
      // Halves of means cannot overflow.
      mean.append(own.reduce(0) { $0 + $1 / Double(own.count) })
      if self.runs > 1 { band.append(Interval(own.min() ?? .nan, own.max() ?? .nan)) }
    }
  }
}

import Learning
import Records
import Specs
import Statistics

/// Measures one `expect:` entry at a point: the value, and whether it satisfies the bound.
struct ExpectationMeasurement {
  let expectation: Expectation
  let outcome: ExperimentOutcome

  func result(of point: Int, runs: ArraySlice<ExperimentOutcome.Run>) -> ExpectationJudgement.PointResult {
    guard let seeds = seedValues(runs), let value = reduced(seeds) else {
      return .init(point: point, status: .unmeasured, value: nil)
    }
    return .init(point: point, status: expectation.bound.isMet(by: value) ? .met : .failed, value: value)
  }

  /// Each seed's mean, seeds in the order in which they first come; nil if a run has no value.
  private func seedValues(_ runs: ArraySlice<ExperimentOutcome.Run>) -> [Double]? {
    var order: [UInt64] = []
    var values: [UInt64: [Double]] = [:]
    for run in runs {
      guard let value = run.record.flatMap(value(of:)) else { return nil }
      if values[run.key.seed] == nil { order.append(run.key.seed) }
      values[run.key.seed, default: []].append(value)
    }
    return order.compactMap { values[$0].map(mean) }
  }

  /// nil if the run has no such value; the worst one for a run that diverged, whatever is asked of it.
  private func value(of record: RunRecord) -> Double? {
    switch record.status {
    case .failed, .paused: return nil
    case .diverged: return expectation.bound.worst
    case .finished, .stopped: break
    }
    switch expectation.metric {
    case .metric(let name): return value(of: name, in: record)
    case .epochs: return Double(record.epochs)
    case .bestEpoch: return record.bestEpoch(by: outcome.ranking).map { Double($0) }
    // Never solved is later than any epoch.
    case .epochsToSolve:
      return outcome.solved.map { record.epochsToSolve($0).map { Double($0) } ?? .infinity }
    }
  }

  private func value(of name: MetricName, in record: RunRecord) -> Double? {
    guard case .number(let epoch) = expectation.epoch, epoch != record.epochs else {
      return record.value(of: name)
    }
    guard let row = record.curve.epochs.firstIndex(of: epoch),
      let value = record.curve.columns.first(where: { $0.name == name })?.values[row], value.isFinite
    else { return nil }
    return value
  }

  private func reduced(_ seeds: [Double]) -> Double? {
    guard !seeds.isEmpty else { return nil }
    let bound = expectation.bound
    func isNearer(_ a: Double, _ b: Double) -> Bool { bound.shortfall(a) < bound.shortfall(b) }
    switch expectation.seeds {
    case .mean: return mean(seeds)
    case .median: return median(seeds)
    case .all: return seeds.max(by: isNearer)
    case .best: return seeds.min(by: isNearer)
    }
  }

  /// Infinite where a value is.
  private func mean(_ values: [Double]) -> Double {
    guard values.allSatisfy(\.isFinite) else { return values.first { !$0.isFinite } ?? .nan }
    return SampleStatistics(of: values)?.mean ?? .nan
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    return low == high ? low : mean([low, high])
  }
}

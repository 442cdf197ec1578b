import Plots
import Results
import Statistics

/// A point with what the page says of it.
struct ReportedPoint: Sendable {
  /// From 0, in the sweep's order, as in `summary.csv`.
  let number: Int
  let rank: Int?
  /// `learning rate 0.1, layers [64, 32, 10]`.
  let setting: String
  /// The value that ranks; nil if no run has one.
  let value: Double?
  /// The standard deviation over seeds.
  let deviation: Double?
  /// One for each seed that has a value, folds and repeats averaged.
  let seedValues: [Double]
  /// Of the kind that all points of the experiment have; nil for a single value.
  let interval: Interval?
  let standing: Plots.Standing
  /// Whether it shares too few seeds with the best point to be tested against it.
  let isUntested: Bool
  let counts: PointSummary.Counts
  /// `stopped after 5 seeds, distinguished from the best`; nil for a point that was not stopped early.
  let stop: String?
  /// Value and deviation with the digits that its spread allows.
  let valueText: String
  let deviationText: String?

  /// Runs without a value because they diverged or failed.
  var lost: Int { counts.diverged + counts.failed }

  /// `4 of 5 runs; 1 diverged`, or how many there are where none is lost.
  var runsText: String {
    let kinds = [
      (lost: counts.diverged, "diverged"), (counts.paused, "paused"), (counts.failed, "failed"),
      (counts.missing, "not trained"),
    ]
    let lost = kinds.filter { $0.0 > 0 }.map { "\(NumberText.count($0.0)) \($0.1)" }
    let end = stop.map { "; \($0)" } ?? ""
    guard !lost.isEmpty else { return quantity(counts.measured, "run") + end }
    return "\(counts.measured) of \(quantity(counts.total, "run")); " + lost.joined(separator: ", ") + end
  }

  /// The value with its spread: `0.976, sd over seeds 0.003`.
  var valueWords: String {
    guard value != nil else { return "no value" }
    guard let deviationText else { return valueText + ", one seed" }
    return "\(valueText), sd over \(quantity(seedValues.count, "seed")) \(deviationText)"
  }
}

extension ReportedPoint {
  /// All points of an experiment, in the sweep's order.
  static func all(
    _ analysis: ExperimentAnalysis, axes: [ReportedAxis], source: MeanInterval.Source?
  ) -> [ReportedPoint] {
    let summary = analysis.summary
    let column = SpreadColumn(summary.points.map { ($0.rankedValue ?? .nan, $0.ranked?.deviation) })
    let values = seedValues(summary)
    let isTested = analysis.conditions.map(\.isTested)
    return zip(summary.points, analysis.points).map { point, certainty in
      let number = point.point
      let texts = column.rows[number]
      let interval = source == .seeds ? certainty.overSeeds : certainty.overSamples
      return ReportedPoint(
        number: number, rank: certainty.rank, setting: setting(of: number, axes),
        value: point.rankedValue, deviation: point.ranked?.deviation, seedValues: values[number],
        interval: interval.map { Interval($0.bounds.lowerBound, $0.bounds.upperBound) },
        standing: standing(
          of: certainty, best: analysis.conditions[certainty.condition].best,
          isTested: isTested[certainty.condition]),
        isUntested: isTested[certainty.condition] && certainty.isUntested, counts: point.counts,
        stop: stop(of: point),
        valueText: point.rankedValue == nil ? "–" : texts.value, deviationText: texts.spread)
    }
  }

  private static func stop(of point: PointSummary) -> String? {
    if let seeds = point.stoppedAfter {
      return "stopped after \(quantity(seeds, "seed")), distinguished from the best"
    }
    return point.rung.map { rung in
      let value = rung.value.isFinite ? NumberText.significant(rung.value, digits: 4) : "diverged"
      return
        "stopped after \(quantity(rung.epoch, "epoch")), \(value) then, place \(rung.place) of \(rung.among)"
    }
  }

  private static func setting(of point: Int, _ axes: [ReportedAxis]) -> String {
    guard !axes.isEmpty else { return "the only setting" }
    // An axis that does not exist at the point has no value to name.
    let existing = axes.filter { !$0.values[$0.levels[point]].isNull }
    return existing.map { "\($0.name) \($0.texts[$0.levels[point]])" }.joined(separator: ", ")
  }

  private static func standing(of point: PointAnalysis, best: Int?, isTested: Bool) -> Plots.Standing {
    if best == point.point { return .best }
    guard isTested, !point.isUntested, let isTied = point.isIndistinguishable else { return .unranked }
    return isTied ? .tied : .other
  }

  /// For each point the values of its seeds, folds and repeats averaged.
  private static func seedValues(_ summary: ExperimentSummary) -> [[Double]] {
    var values = [[Double]](repeating: [], count: summary.points.count)
    var own: [Double] = []
    var place: (point: Int, seed: UInt64)?
    func finish() {
      if let place, let mean = SampleStatistics.mean(of: own) { values[place.point].append(mean) }
      own = []
    }
    for run in summary.outcome.runs {
      let next = (run.key.point, run.key.seed)
      if place.map({ $0 != next }) ?? true {
        finish()
        place = next
      }
      if let value = run.record?.rankedValue(by: summary.outcome.ranking) { own.append(value) }
    }
    finish()
    return values
  }
}

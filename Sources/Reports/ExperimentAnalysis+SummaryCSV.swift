import Files
import Learning
import Records
import Results
import Statistics

extension ExperimentAnalysis {
  private var outcome: ExperimentOutcome { summary.outcome }

  /// `summary.csv`: one row per point, in the order of the sweep.
  ///
  /// Of every metric: over how many runs and seeds; mean, deviation and 95 % interval over the seeds' means; deviation,
  /// median, minimum and maximum over the runs.
  package var summaryCSV: [UInt8] { FilePieces.joined(writeSummaryCSV) }

  /// Writes `summary.csv` in pieces.
  package func writeSummaryCSV(_ write: FilePieces.Writing) throws(FileError) {
    var csv = CSVWriter(columns: columns)
    for point in summary.points {
      csv.int(point.point)
      csv.int(point.rank)
      for value in outcome.points[point.point] { csv.value(value.value) }
      let counts = point.counts
      for count in [
        counts.total, counts.finished, counts.stopped, counts.diverged, counts.failed, counts.missing,
      ] { csv.int(count) }
      csv.number(point.rankedValue)
      if outcome.race != nil { csv.int(point.stoppedAfter) }
      if outcome.rungs != nil {
        csv.int(counts.paused)
        csv.int(point.rung?.epoch)
        csv.number(point.rung?.value)
      }
      csv.append(points[point.point], hasConditions: !conditionAxes.isEmpty)
      if outcome.solved != nil {
        csv.int(point.solving?.solved)
        csv.number(point.solving?.fraction)
        csv.number(point.solving?.epochs?.median)
        csv.number(point.solving?.epochs?.minimum)
        csv.number(point.solving?.epochs?.maximum)
      }
      for name in summary.metrics { csv.append(point.metric(name)) }
      csv.endRow()
      if let piece = csv.nextPiece() { try write(piece) }
    }
    try write(csv.takeRest())
  }

  private var columns: [String] {
    let solving = [
      "solved", "fraction_solved", "epochs_to_solve.median", "epochs_to_solve.min", "epochs_to_solve.max",
    ]
    return ["point", "rank"] + outcome.axes.map { "param.\($0)" }
      + ["runs", "finished", "stopped", "diverged", "failed", "missing", "ranked_value"]
      + (outcome.race == nil ? [] : ["stopped_after_seeds"])
      + (outcome.rungs == nil ? [] : ["paused", "stopped_after_epochs", "value_then"])
      + (conditionAxes.isEmpty ? [] : ["rank_in_condition"]) + CSVWriter.answerColumns
      + (outcome.solved == nil ? [] : solving)
      + summary.metrics.flatMap { name in CSVWriter.statisticsColumns.map { "\(name).\($0)" } }
  }
}

extension CSVWriter {
  fileprivate static let statisticsColumns = [
    "runs", "seeds", "mean", "sd_seeds", "ci_low", "ci_high", "sd_runs", "median", "min", "max",
  ]

  fileprivate static let answerColumns = [
    "indistinguishable", "p", "difference", "test", "compared_seeds", "ci_seeds_low", "ci_seeds_high",
    "ci_samples_low", "ci_samples_high", "ci_samples_over", "weights", "updates",
  ]

  fileprivate mutating func append(_ point: PointAnalysis, hasConditions: Bool) {
    if hasConditions { int(point.rank) }
    let comparison = point.comparison
    text(comparison.map { $0.isIndistinguishable ? "true" : "false" } ?? "")
    number(comparison?.pValue)
    number(comparison?.difference)
    text(comparison?.method.rawValue ?? "")
    int(comparison?.seeds)
    for interval in [point.overSeeds, point.overSamples] {
      number(interval?.bounds.lowerBound)
      number(interval?.bounds.upperBound)
    }
    text(point.overSamples?.source.rawValue ?? "")
    int(point.weights)
    number(point.updates)
  }

  fileprivate mutating func append(_ metric: PointSummary.MetricSummary?) {
    let (runs, seeds) = (metric?.overRuns, metric?.overSeeds)
    int(runs?.count ?? 0)
    int(seeds?.count ?? 0)
    for value in [
      seeds?.mean, seeds?.deviation, seeds?.interval?.lowerBound, seeds?.interval?.upperBound,
      runs?.deviation,
      runs?.median, runs?.minimum, runs?.maximum,
    ] { number(value) }
  }
}

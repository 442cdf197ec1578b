import Files
import Records
import Results
import Running
import Specs
import Statistics

/// Makes an experiment's results the baseline that later ones are checked against.
package struct Acceptance: Sendable {
  /// The baseline to write.
  package let baseline: Baseline
  /// Its path: `results/<name>/baseline.json`.
  package let path: String
  /// The number of runs without a record; a baseline can be written only if it is 0.
  package let missing: Int
  private let spec: ExperimentSpec

  /// Reads the records in a results folder; throws `DatasetError` and `FileError`.
  package init(of named: NamedExperiment, in folder: String, store: DataStore, host: Host) throws {
    try named.requireGrid(
      for: "etalon accept",
      "write its best point as a spec, etalon best \(folder) --spec, and accept that on new seeds")
    if named.experiment.spec.earlyStop != nil {
      throw OperationError(
        .usage,
        "a sweep with stop_early is no baseline: its points were chosen on the seeds that they were trained with, so a check "
          + "of these seeds would fail by chance too often; write the best point to a spec of its own "
          + "(etalon best \(folder) --spec), give it other seeds, such as seeds: [100, 101, 102, 103, 104], and accept that"
      )
    }
    let prepared = try PreparedExperiment(named.experiment, store: store)
    let entries = try JournalReplay(results: folder).entries
    let all = Baseline(
      of: prepared, outcome: prepared.outcome { entries[$0]?.record }, toolVersion: host.toolVersion)
    baseline = all.canonical.withoutUnneededCorrectSamples
    missing = prepared.identities.count - all.runs.count
    path = "\(folder)/baseline.json"
    spec = named.experiment.spec
  }

  /// Writes the baseline atomically.
  package func write() throws(FileError) {
    precondition(missing == 0, "a baseline must contain all runs")
    try AtomicFile.replace(path, with: baseline.text)
  }

  /// The smallest change for the worse of a judged metric that a check can detect with these seeds.
  package struct Detectable: Sendable, Hashable {
    package var metric: String
    /// In the units of the metric; nil if there are too few seeds.
    package var drop: Double?
    /// Points with a value, which a check judges together.
    package var points: Int
    /// Points with far larger deviations than the others, which the estimate leaves out.
    package var leftOut: Int
  }

  /// One element per judged metric.
  package var detectable: [Detectable] {
    JudgedMetric.all(spec.check, ranking: spec.ranking).map { metric in
      let seeds = baseline.seedMeans(of: metric.name)
      let pairs = seeds.reduce(0) { $0 + $1.count }
      let typical = DetectableDrop.typicalDeviation(within: seeds)
      let drop = typical.flatMap {
        DetectableDrop.smallest(
          pairs: pairs, deviation: $0.deviation, margin: spec.check.margin, alpha: spec.check.alpha)
      }
      return Detectable(
        metric: metric.name, drop: drop, points: seeds.count, leftOut: typical?.leftOut ?? 0)
    }
  }
}

extension Baseline {
  /// For each point, in the order of the runs, the mean of a metric for each seed.
  fileprivate func seedMeans(of metric: String) -> [[Double]] {
    var order: [[AxisValue]] = []
    var points: [[AxisValue]: [(seed: UInt64, values: [Double])]] = [:]
    for run in runs {
      guard let value = run.value(of: metric) else { continue }
      if points[run.values] == nil { order.append(run.values) }
      var seeds = points[run.values] ?? []
      if let index = seeds.lastIndex(where: { $0.seed == run.seed }) {
        seeds[index].values.append(value)
      } else {
        seeds.append((run.seed, [value]))
      }
      points[run.values] = seeds
    }
    return order.map { point in
      (points[point] ?? []).map { $0.values.reduce(0, +) / Double($0.values.count) }
    }
  }
}

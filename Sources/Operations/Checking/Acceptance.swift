import Files
import Records
import Results
import Running
import Specs
import Statistics

/// Makes an experiment's results the baseline that later ones are checked against.
package struct Acceptance: Sendable {
  /// What will be, or was, written.
  package let baseline: Baseline
  /// Where: `results/<name>/baseline.json`.
  package let path: String
  /// Runs that are not trained yet; the baseline may be written only where there are none.
  package let missing: Int
  private let spec: ExperimentSpec

  /// Reads the records in a results folder; throws `DatasetError` and `FileError`.
  package init(of named: NamedExperiment, in folder: String, store: DataStore, host: Host) throws {
    let prepared = try PreparedExperiment(named.experiment, store: store)
    let entries = try JournalReplay(results: folder).entries
    let all = Baseline(
      of: prepared, outcome: prepared.outcome { entries[$0]?.record }, toolVersion: host.toolVersion)
    baseline = all.canonical.withoutUnneededCorrectness
    missing = prepared.tasks.count - all.runs.count
    path = "\(folder)/baseline.json"
    spec = named.experiment.spec
  }

  /// Writes the baseline, whole or not at all.
  package func write() throws(FileError) {
    precondition(missing == 0, "a baseline has all runs")
    try AtomicFile.replace(path, with: baseline.text)
  }

  /// The smallest drop of a gated metric that a check could find with these seeds.
  package struct Detectable: Sendable, Hashable {
    package var metric: String
    /// In the metric's units; nil where there are too few seeds to say.
    package var drop: Double?
    /// Points with far larger deviations than the others, which the estimate leaves out.
    package var leftOut: Int
  }

  package var detectable: [Detectable] {
    JudgedMetric.all(spec.check, ranking: spec.ranking).map { metric in
      let seeds = baseline.seedMeans(of: metric.name)
      let pairs = seeds.reduce(0) { $0 + $1.count }
      let typical = DetectableDrop.typicalDeviation(within: seeds)
      let drop = typical.flatMap {
        DetectableDrop.smallest(
          pairs: pairs, deviation: $0.deviation, margin: spec.check.margin, alpha: spec.check.alpha)
      }
      return Detectable(metric: metric.name, drop: drop, leftOut: typical?.leftOut ?? 0)
    }
  }
}

extension Baseline {
  /// For each point, in the order of the runs, each seed's mean of a metric.
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

import Learning
import Records
import Results

extension ExperimentSummary {
  /// `runs.csv`: one row per run of the experiment, in its order, with the point's axis values and the final
  /// metrics; a run that was not trained yet has the status `missing` and empty cells.
  package var runsCSV: [UInt8] {
    let names = runMetrics
    var csv = CSVWriter(columns: runColumns(names))
    for run in outcome.runs {
      let record = run.record
      csv.append(run.key)
      for value in outcome.points[run.key.point] { csv.value(value.value) }
      csv.text(record?.status.rawValue ?? "missing")
      csv.int(record?.epochs)
      csv.int(record?.bestEpoch(by: outcome.ranking))
      if let solved = outcome.solved { csv.int(record?.epochsToSolve(solved)) }
      csv.number(record?.rankedValue(by: outcome.ranking))
      csv.int(outcome.weights.isEmpty ? nil : outcome.weights[run.key.point])
      csv.number(outcome.updates(of: run))
      let metrics = record?.metrics ?? []
      for name in names { csv.number(metrics.first { $0.name == name }?.value) }
      csv.text(record?.curveDigest ?? "")
      csv.text(record?.weightsDigest ?? "")
      csv.text(run.identity)
      csv.endRow()
    }
    return csv.bytes
  }

  private func runColumns(_ metrics: [MetricName]) -> [String] {
    RunKey.columns + outcome.axes.map { "param.\($0)" } + ["status", "epochs", "best_epoch"]
      + (outcome.solved == nil ? [] : ["epochs_to_solve"]) + ["ranked_value", "weights", "updates"]
      + metrics.map { "metric.\($0)" }
      + ["curve_sha256", "weights_sha256", "run"]
  }

  /// The metrics that any run has, those of diverged runs too.
  private var runMetrics: [MetricName] {
    var isPresent = MetricTable(repeating: false)
    for run in outcome.runs {
      for metric in run.record?.metrics ?? [] { isPresent[metric.name] = true }
    }
    return isPresent.rows.filter(\.value).map(\.name)
  }

  /// `curves.csv`: one row per run, evaluated epoch and metric.
  package var curvesCSV: [UInt8] {
    var csv = CSVWriter(columns: RunKey.columns + ["epoch", "metric", "value"])
    for run in outcome.runs {
      guard let curve = run.record?.curve else { continue }
      let names = curve.columns.map(\.name.description)
      for (row, epoch) in curve.epochs.enumerated() {
        for (name, column) in zip(names, curve.columns) {
          csv.append(run.key)
          csv.int(epoch)
          csv.text(name)
          csv.number(column.values[row])
          csv.endRow()
        }
      }
    }
    return csv.bytes
  }
}

extension RunKey {
  fileprivate static let columns = ["point", "seed", "repeat", "fold"]
}

extension CSVWriter {
  fileprivate mutating func append(_ key: RunKey) {
    int(key.point)
    text(String(key.seed))
    int(key.repetition)
    int(key.fold)
  }
}

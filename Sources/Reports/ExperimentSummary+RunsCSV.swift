import Files
import Learning
import Records
import Results

extension ExperimentSummary {
  /// `runs.csv`: one row per run of the experiment, in its order, with the point's axis values and the final
  /// metrics; a run that was not trained yet has the status `missing` and empty cells.
  package var runsCSV: [UInt8] { FilePieces.joined(writeRunsCSV) }

  /// Writes `runs.csv` in pieces.
  package func writeRunsCSV(_ write: FilePieces.Writing) throws(FileError) {
    let names = runMetrics
    var csv = CSVWriter(columns: runColumns(names))
    // The runs of a point have its cells in common.
    var (point, cells): (Int?, [UInt8]) = (nil, [])
    for run in outcome.runs {
      let record = run.record
      csv.append(run.key)
      if point != run.key.point {
        (point, cells) = (run.key.point, CSVWriter.cells(outcome.points[run.key.point].map(\.value)))
      }
      csv.append(cells: cells)
      csv.text(record?.status.rawValue ?? "missing")
      csv.int(record?.epochs)
      csv.int(record?.bestEpoch(by: outcome.ranking))
      if let solved = outcome.solved { csv.int(record?.epochsToSolve(solved)) }
      csv.number(record?.rankedValue(by: outcome.ranking))
      csv.int(outcome.weights.isEmpty ? nil : outcome.weights[run.key.point])
      csv.number(outcome.updates(of: run))
      for name in names { csv.number(record?.metric(name)) }
      csv.digest(record?.digests.curve)
      csv.digest(record?.digests.weights)
      csv.digest(run.id)
      csv.endRow()
      if let piece = csv.nextPiece() { try write(piece) }
    }
    try write(csv.takeRest())
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
      for name in run.record?.metricNames ?? [] { isPresent[name] = true }
    }
    return isPresent.rows.filter(\.value).map(\.name)
  }

  /// `curves.csv`: one row per run, evaluated epoch and metric.
  package var curvesCSV: [UInt8] { FilePieces.joined(writeCurvesCSV) }

  /// Writes `curves.csv` in pieces.
  package func writeCurvesCSV(_ write: FilePieces.Writing) throws(FileError) {
    var csv = CSVWriter(columns: RunKey.columns + ["epoch", "metric", "value"])
    for run in outcome.runs {
      guard let record = run.record else { continue }
      let names = record.curveNames.map(\.description)
      for (row, epoch) in record.evaluatedEpochs.enumerated() {
        for (column, name) in names.enumerated() {
          let values = record.curveValues(at: column)
          csv.append(run.key)
          csv.int(epoch)
          csv.text(name)
          csv.number(values[values.startIndex + row])
          csv.endRow()
        }
      }
      if let piece = csv.nextPiece() { try write(piece) }
    }
    try write(csv.takeRest())
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

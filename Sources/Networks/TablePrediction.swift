import Datasets
import Learning

/// Predictions for the rows of a table, block by block, with what they sum up to.
package struct TablePrediction {
  /// Predictions of consecutive rows.
  package struct Block: Sendable {
    package let rows: InputRows
    /// The outputs of the last layer, row by row.
    package let outputs: [Double]
    /// nil for rows without a prediction.
    package let predictions: [OutputDecoding.Prediction?]
  }

  private let pipeline: TrainedPipeline
  private var reader: InputTableReader
  private var sums: PredictionSums
  /// What is unusual about the rows so far.
  package private(set) var findings: PredictionFindings
  /// Rows read.
  package private(set) var rowCount = 0
  /// Rows with a prediction.
  package private(set) var predictedCount = 0

  /// Opens a table; throws `DatasetError`.
  package init(_ file: String, by pipeline: TrainedPipeline) throws(DatasetError) {
    self.pipeline = pipeline
    reader = try InputTableReader(
      file, encoding: pipeline.input, decoding: pipeline.output, format: pipeline.format)
    sums = PredictionSums(pipeline.output)
    findings = PredictionFindings(pipeline.input)
  }

  /// What was guessed about the table.
  package var notes: [DatasetNote] { reader.notes }
  package var hasTargets: Bool { reader.hasTargets }
  /// The metrics over the rows that have a prediction and a target; empty where there are none.
  package var metrics: [(metric: Metric, value: Double)] { sums.metrics }
  /// Rows that the metrics are over.
  package var measuredCount: Int { sums.count }

  /// The predictions of the next rows; nil behind the last.
  package mutating func next() throws(DatasetError) -> Block? {
    guard let rows = try reader.next() else { return nil }
    findings.add(rows)
    let outputs = pipeline.outputs(of: rows.values)
    let width = pipeline.output.outputCount
    var predictions: [OutputDecoding.Prediction?] = []
    predictions.reserveCapacity(rows.count)
    for row in 0..<rows.count {
      let own = Array(outputs[row * width..<(row + 1) * width])
      predictions.append(own.allSatisfy(\.isFinite) ? pipeline.output.prediction(own) : nil)
      measure(row, of: rows, outputs: own, prediction: predictions[row])
    }
    rowCount += rows.count
    return Block(rows: rows, outputs: outputs, predictions: predictions)
  }

  private mutating func measure(
    _ row: Int, of rows: InputRows, outputs: [Double], prediction: OutputDecoding.Prediction?
  ) {
    let width = pipeline.output.outputCount
    guard let prediction else {
      let features = pipeline.input.features.count
      let isMissing = (0..<features).contains { feature in
        rows.values[row * features + feature].isNaN && pipeline.input.features[feature].mean == nil
      }
      if !isMissing { findings.addOverflow() }
      return
    }
    predictedCount += 1
    guard hasTargets else { return }
    switch prediction {
    case .label(let predicted):
      guard rows.labels[row] >= 0 else { return }
      sums.add(label: Int(rows.labels[row]), predicted: predicted)
    case .values:
      let targets = rows.targets[row * width..<(row + 1) * width]
      guard targets.allSatisfy({ !$0.isNaN }) else { return }
      let scaled = targets.enumerated().map { pipeline.output.rule.scaledTarget($1, column: $0) }
      switch pipeline.network {
      case .float32: sums.add(targets: scaled.map { Float($0) }, outputs: outputs.map { Float($0) })
      case .float64: sums.add(targets: scaled, outputs: outputs)
      }
    }
  }
}

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
  private var reader: InputReader
  private var sums: PredictionSums
  /// What is unusual about the rows so far.
  package private(set) var findings: PredictionFindings
  /// Rows read.
  package private(set) var rowCount = 0
  /// Rows with a prediction.
  package private(set) var predictedCount = 0

  /// Opens a table; throws `DatasetError`.
  ///
  /// - Parameters:
  ///   - targetFile: the targets of a NumPy or IDX file, where they are in a file of their own.
  ///   - metrics: which are computed where there are targets; those that the pipeline has (`hasMetric`).
  package init(
    _ file: String, targetFile: String? = nil, by pipeline: TrainedPipeline, metrics: Set<Metric>
  ) throws(DatasetError) {
    self.pipeline = pipeline
    reader = try InputReader(
      file, targetFile: targetFile, encoding: pipeline.input, decoding: pipeline.output,
      format: pipeline.format)
    sums = PredictionSums(pipeline, metrics: metrics)
    findings = PredictionFindings(pipeline.input)
  }

  /// What was guessed about the table.
  package var notes: [DatasetNote] { reader.notes }
  package var hasTargets: Bool { reader.hasTargets }
  /// The metrics over the rows that have a prediction and a target; empty where there are none.
  package var metrics: [(metric: Metric, value: Double)] { sums.values }
  /// Rows that the metrics are over.
  package var measuredCount: Int { sums.count }

  /// The predictions of the next rows; nil after the last.
  package mutating func next() throws(DatasetError) -> Block? {
    guard let rows = try reader.next() else { return nil }
    findings.add(rows)
    let answers = pipeline.network.answers(to: rows.values, encodedBy: pipeline.input)
    let outputs = answers.outputs
    let width = pipeline.output.outputCount
    var predictions: [OutputDecoding.Prediction?] = []
    predictions.reserveCapacity(rows.count)
    for row in 0..<rows.count {
      let own = Array(outputs[row * width..<(row + 1) * width])
      predictions.append(own.allSatisfy(\.isFinite) ? pipeline.output.prediction(own) : nil)
      measure(row, of: rows, answers, prediction: predictions[row])
    }
    rowCount += rows.count
    return Block(rows: rows, outputs: outputs, predictions: predictions)
  }

  private mutating func measure(
    _ row: Int, of rows: InputRows, _ answers: NetworkAnswers<Double>, prediction: OutputDecoding.Prediction?
  ) {
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
    let width = pipeline.output.outputCount
    let own = row * width..<(row + 1) * width
    switch prediction {
    case .label(let predicted):
      guard rows.labels[row] >= 0 else { return }
      let label = Int(rows.labels[row])
      sums.add(
        pipeline.output.rule.targets(ofClass: label), outputs: answers.outputs[own], nets: answers.nets[own],
        labels: (label, predicted))
    case .values:
      let targets = rows.targets[own]
      guard targets.allSatisfy({ !$0.isNaN }) else { return }
      let scaled = targets.enumerated().map { pipeline.output.rule.scaledTarget($1, column: $0) }
      sums.add(
        scaled, outputs: answers.outputs[own], nets: answers.nets[own], magnitudes: targets.map(\.magnitude))
    }
  }
}

import Files
import JSON
import Learning
import Networks
import Reports

/// Predicts the rows of a table by a kept network, and writes them as CSV.
package struct PredictionRun {
  package let pipeline: TrainedPipeline
  private let table: PredictionTable
  private var prediction: TablePrediction

  /// What is expected of the predictions.
  private let expectations: [PredictionExpectation]

  /// Opens both files. Throws `NetworkFileError`, `DatasetError` and `OperationError`.
  ///
  /// - Parameters:
  ///   - targets: those of a NumPy or IDX file, where they are in a file of their own.
  ///   - expected: bounds for metrics, such as `accuracy>=0.95`.
  package init(
    model: String, data: String, targets: String? = nil, columns: PredictionTable.Columns, expected: [String]
  ) throws {
    let pipeline = try NetworkFile.read(model)
    guard !columns.probabilities || pipeline.outputsAreProbabilities else {
      throw OperationError(
        .usage,
        pipeline.output.isClassification
          ? "--probabilities: the outputs of \(model) are no probabilities; those of softmax are, and those of one sigmoid "
            + "output with targets 0 and 1" : "--probabilities: \(model) predicts numbers, not classes")
    }
    self.pipeline = pipeline
    expectations = try expected.map { text in try PredictionExpectation(text, for: pipeline) }
    table = PredictionTable(pipeline, columns: columns)
    prediction = try TablePrediction(
      data, targetFile: targets, by: pipeline,
      metrics: pipeline.usualMetrics.union(expectations.map(\.metric)))
  }

  /// Predicts all rows.
  ///
  /// - Parameters:
  ///   - write: receives the CSV text, header first, in pieces; nil: nothing is written.
  ///   - isInterrupted: ends it early, by an error.
  package mutating func predict(
    isInterrupted: () -> Bool, write: (([UInt8]) throws -> Void)?
  ) throws -> PredictionReport {
    if let write { try write(CSVWriter(columns: table.header).bytes) }
    while let block = try prediction.next() {
      guard !isInterrupted() else { throw OperationError(.incomplete, "interrupted; nothing was written") }
      guard let write else { continue }
      var writer = CSVWriter()
      for row in 0..<block.rows.count {
        for cell in table.cells(row, of: block) {
          switch cell {
          case .number(let number): writer.number(number)
          case .text(let text): writer.text(text)
          case nil: writer.empty()
          }
        }
        writer.endRow()
      }
      try write(writer.bytes)
    }
    return PredictionReport(prediction, expectations: expectations)
  }

  /// Predicts all rows into a file, which is replaced as a whole.
  package mutating func predict(
    to path: String, isInterrupted: () -> Bool
  ) throws -> PredictionReport {
    let file = try AtomicOutput(path)
    let report = try predict(isInterrupted: isInterrupted) { try file.write($0) }
    try file.replace()
    return report
  }
}

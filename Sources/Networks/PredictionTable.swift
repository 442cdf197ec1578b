import Datasets

/// Predictions as CSV, one line per row of the table.
package struct PredictionTable: Sendable {
  /// Which columns are written beside the prediction.
  package struct Columns: Sendable {
    /// One per class: the probability that the row is of it.
    package var probabilities = false
    /// The table's input columns, first.
    package var inputs = false

    package init(probabilities: Bool = false, inputs: Bool = false) {
      self.probabilities = probabilities
      self.inputs = inputs
    }
  }

  private let pipeline: TrainedPipeline
  private let columns: Columns

  package init(_ pipeline: TrainedPipeline, columns: Columns) {
    self.pipeline = pipeline
    self.columns = columns
  }

  /// `prediction,probability(setosa),…`, or `prediction(price)` for each of several targets; before them the names of kept
  /// columns.
  package var header: [String] {
    let output = pipeline.output
    var names = columns.inputs ? pipeline.input.columns.map(\.name) : []
    names +=
      output.isClassification || output.names.count == 1
      ? ["prediction"] : output.names.map { "prediction(\($0))" }
    if columns.probabilities { names += output.names.map { "probability(\($0))" } }
    return names
  }

  /// The cells of one row of a table; nil for an empty one. Rows without a prediction have empty cells.
  package func cells(_ row: Int, of block: TablePrediction.Block) -> [Cell?] {
    let width = pipeline.output.outputCount
    let inputs = columns.inputs ? inputCells(row, of: block.rows) : []
    return inputs
      + cells(block.predictions[row], outputs: Array(block.outputs[row * width..<(row + 1) * width]))
  }

  /// The cells of a row whose inputs are given as numbers per feature.
  package func cells(
    values: ArraySlice<Double>, _ prediction: OutputDecoding.Prediction?, outputs: [Double]
  ) -> [Cell?] {
    let inputs = columns.inputs ? pipeline.input.row(of: values).map(Cell.init(_:)) : []
    return inputs + cells(prediction, outputs: outputs)
  }

  private func cells(_ prediction: OutputDecoding.Prediction?, outputs: [Double]) -> [Cell?] {
    let output = pipeline.output
    var cells: [Cell?] = []
    switch prediction {
    case .label(let label): cells.append(.text(output.names[label]))
    case .values(let values): cells += values.map { .number($0) }
    case nil: cells += Array(repeating: nil, count: output.isClassification ? 1 : output.outputCount)
    }
    guard columns.probabilities else { return cells }
    if prediction == nil { return cells + output.names.map { _ in nil } }
    return cells + pipeline.probabilities(outputs).map { .number($0) }
  }

  private func inputCells(_ row: Int, of rows: InputRows) -> [Cell?] {
    let width = pipeline.input.features.count
    var first = 0
    return pipeline.input.columns.enumerated().map { index, column in
      defer { first += column.width }
      if column.isText { return rows.text(row: row, column: index).map { .text($0) } }
      let value = rows.values[row * width + first]
      return value.isNaN ? nil : .number(value)
    }
  }

  /// A cell with a value.
  package enum Cell: Sendable {
    case number(Double)
    case text(String)

    /// nil for a missing value.
    init?(_ value: RawValue) {
      switch value {
      case .number(let number): self = .number(number)
      case .text(let text): self = .text(text)
      case .missing: return nil
      }
    }
  }
}

extension TrainedPipeline {
  /// One per class; of a single output O these are 1 − O and O.
  package func probabilities(_ outputs: [Double]) -> [Double] {
    outputs.count == 1 && output.names.count == 2 ? [1 - outputs[0], outputs[0]] : outputs
  }
}

import Datasets
import Networks
import Reports

extension SamplePredictions {
  /// One line per sample: its row number in the source, the input columns if they are kept, the targets, the prediction and, where
  /// the outputs are probabilities, one for each class.
  package func csv(keepingInputs: Bool) -> [UInt8] {
    let table = PredictionTable(
      pipeline, columns: .init(probabilities: pipeline.outputsAreProbabilities, inputs: false))
    let inputs = keepingInputs ? pipeline.input.columns : []
    var writer = CSVWriter(columns: ["row"] + inputs.map(\.name) + targetNames + table.header)
    let width = pipeline.input.features.count
    for sample in 0..<samples.count {
      let values = samples.values[sample * width..<(sample + 1) * width]
      writer.int(samples.rowNumbers[sample])
      if keepingInputs { for value in pipeline.input.row(of: values) { writer.value(value) } }
      writeTargets(of: sample, to: &writer)
      for cell in table.cells(values: values, predictions[sample], outputs: outputs(of: sample)) {
        switch cell {
        case .number(let number): writer.number(number)
        case .text(let text): writer.text(text)
        case nil: writer.empty()
        }
      }
      writer.endRow()
    }
    return writer.bytes
  }

  /// The names of the source's target columns; `target` where it has none.
  private var targetNames: [String] {
    guard !pipeline.output.isClassification else {
      return [pipeline.input.targets.count == 1 ? pipeline.input.targets[0].name : "target"]
    }
    return pipeline.output.names
  }

  private func writeTargets(of sample: Int, to writer: inout CSVWriter) {
    guard !pipeline.output.isClassification else {
      return writer.text(pipeline.output.names[Int(samples.labels[sample])])
    }
    let width = pipeline.output.outputCount
    for value in samples.targets[sample * width..<(sample + 1) * width] { writer.number(value) }
  }
}

extension CSVWriter {
  fileprivate mutating func value(_ value: RawValue) {
    switch value {
    case .number(let number): self.number(number)
    case .text(let text): self.text(text)
    case .missing: empty()
    }
  }
}

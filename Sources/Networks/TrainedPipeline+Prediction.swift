import Datasets
import Learning

/// From raw values to predictions.
extension TrainedPipeline {
  /// What a network says about one sample.
  package struct Answer: Sendable, Hashable {
    /// The outputs of the last layer, exact in float64 for both precisions.
    package let outputs: [Double]
    package let prediction: OutputDecoding.Prediction
  }

  /// The outputs of samples, one after another, with the bits of training's evaluation.
  ///
  /// - Parameter values: unscaled numbers per input, row by row (`InputEncoding.values(of:)`).
  /// - Returns: exact in float64 for both precisions; NaN where a value is missing without a mean, and not finite where
  ///   scaled values or net inputs overflow the network's precision.
  package func outputs(of values: [Double]) -> [Double] { network.outputs(of: values, encodedBy: input) }

  /// The answers to raw rows, each with one value per column; nil if an output is not finite: a value is missing that
  /// the pipeline has no mean for, or is so large that an output overflows.
  package func answers(to rows: [[RawValue]]) -> [Answer?] {
    let outputs = outputs(of: rows.flatMap(input.values(of:)))
    let width = output.outputCount
    return rows.indices.map { row in
      let own = Array(outputs[row * width..<(row + 1) * width])
      guard own.allSatisfy(\.isFinite) else { return nil }
      return Answer(outputs: own, prediction: output.prediction(own))
    }
  }

  /// Whether the golden rows have the same outputs, bit for bit, as when the pipeline was made.
  package var isReproduced: Bool {
    let now = network.outputs(of: golden.rows.flatMap(input.values(of:)), encodedBy: input)
    return now.map(\.bitPattern) == golden.outputs.map(\.bitPattern)
  }
}

extension TrainedNetwork {
  /// The outputs of unscaled samples, one after another.
  func outputs(of values: [Double], encodedBy input: InputEncoding) -> [Double] {
    answers(to: values, encodedBy: input).outputs
  }

  /// The answers to unscaled samples, one after another, exact in float64.
  func answers(to values: [Double], encodedBy input: InputEncoding) -> NetworkAnswers<Double> {
    switch self {
    case .float32(let network): network.answers(to: input.encoded(values, as: Float.self)).exact
    case .float64(let network): network.answers(to: input.encoded(values, as: Double.self))
    }
  }
}

import Datasets

/// The predictions of a trained network for the samples of one part of its data, with their targets.
package struct SamplePredictions: Sendable {
  package let pipeline: TrainedPipeline
  package let samples: PartSamples
  /// The outputs of the last layer, sample by sample.
  package let outputs: [Double]
  /// One per sample.
  package let predictions: [OutputDecoding.Prediction]

  package init(of samples: PartSamples, by pipeline: TrainedPipeline) {
    self.pipeline = pipeline
    self.samples = samples
    let outputs = pipeline.outputs(of: samples.values)
    self.outputs = outputs
    let width = pipeline.output.outputCount
    predictions = (0..<samples.count).map {
      pipeline.output.prediction(Array(outputs[$0 * width..<($0 + 1) * width]))
    }
  }

  /// The outputs of one sample.
  package func outputs(of sample: Int) -> [Double] {
    let width = pipeline.output.outputCount
    return Array(outputs[sample * width..<(sample + 1) * width])
  }

  /// Whether the predicted class is the sample's; nil for regression.
  package func isCorrect(_ sample: Int) -> Bool? {
    guard case .label(let label) = predictions[sample] else { return nil }
    return Int(samples.labels[sample]) == label
  }

  /// The probability that the network gives the class it predicts; nil where its outputs are no probabilities.
  package func confidence(_ sample: Int) -> Double? {
    guard pipeline.outputsAreProbabilities, case .label(let label) = predictions[sample] else { return nil }
    return pipeline.probabilities(outputs(of: sample))[label]
  }
}

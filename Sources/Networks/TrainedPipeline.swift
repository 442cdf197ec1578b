import Datasets
import Learning

/// A trained network with everything that turns raw values into its inputs and its outputs into predictions.
///
/// This is what a kept network's file holds, whatever its format: all writers write it, and a reader returns an equal one.
package struct TrainedPipeline: Sendable, Hashable {
  /// From raw columns to the network's inputs.
  package let input: InputEncoding
  package let network: TrainedNetwork
  /// From the network's outputs to predictions.
  package let output: OutputDecoding
  /// What training minimised, which the metric `loss` is the mean of.
  package let loss: Loss
  /// How the training file's text was read: delimiter, decimal mark, the words for missing values. Columns are not named in
  /// it.
  package let format: DatasetRequest.TableFormat
  package let provenance: Provenance
  package let golden: GoldenRows

  /// Computes the golden rows' outputs.
  ///
  /// - Parameter examples: unscaled numbers per input, row by row (`Dataset.exampleValues`).
  package init(
    input: InputEncoding, network: TrainedNetwork, output: OutputDecoding, loss: Loss,
    format: DatasetRequest.TableFormat, provenance: Provenance, examples: [Double]
  ) {
    precondition(input.features.count == network.topology.inputCount)
    precondition(output.outputCount == network.topology.outputCount)
    self.input = input
    self.network = network
    self.output = output
    self.loss = loss
    var format = format
    (format.targets, format.ignored, format.oneHot, format.group) = ([], [], [], nil)
    self.format = format
    self.provenance = provenance
    golden = GoldenRows(examples, input: input, network: network)
  }

  /// Restores a pipeline that was written before; `isReproduced` says whether its golden rows still have the same outputs.
  package init(
    input: InputEncoding, network: TrainedNetwork, output: OutputDecoding, loss: Loss,
    format: DatasetRequest.TableFormat, provenance: Provenance, golden: GoldenRows
  ) {
    precondition(input.features.count == network.topology.inputCount)
    precondition(output.outputCount == network.topology.outputCount)
    self.input = input
    self.network = network
    self.output = output
    self.loss = loss
    self.format = format
    self.provenance = provenance
    self.golden = golden
  }

  /// Whether the network's outputs are probabilities of the classes: those of softmax, and of a single sigmoid unit whose
  /// targets are 0 and 1 (then the output is the probability of the second class).
  package var outputsAreProbabilities: Bool {
    guard case .classes(let outputs, let values) = output.rule else { return false }
    switch network.topology.activations[network.topology.activations.count - 1] {
    case .softmax: return outputs > 1
    case .sigmoid: return outputs == 1 && values == DatasetRequest.TargetValues(off: 0, on: 1)
    default: return false
    }
  }
}

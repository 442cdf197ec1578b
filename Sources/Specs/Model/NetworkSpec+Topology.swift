import Datasets
import Learning

extension NetworkSpec {
  /// The maximum number of units in a layer.
  static let maxUnits = 1_000_000
  /// The maximum number of hidden layers.
  static let maxHiddenLayers = 64
  /// The maximum number of weights and biases.
  static let maxWeights = 200_000_000

  /// The network's shape for given data, from which open input and output sizes follow.
  ///
  /// Two classes get one output, unless the outputs are softmax.
  package func topology(for shape: DatasetShape) -> Topology {
    let usual = shape.outputCounts[0]
    let needed =
      switch shape.target {
      case .classes(let names): names.count == 2 && outputActivation != .softmax ? 1 : usual
      case .columns: usual
      }
    return Topology(
      sizes: [inputs ?? shape.inputs] + hidden + [outputs ?? needed],
      activations: hiddenActivations + [outputActivation], hasBiases: hasBiases)
  }
}

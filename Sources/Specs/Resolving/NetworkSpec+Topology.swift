import Datasets
import Learning

extension NetworkSpec {
  /// Units that a layer may have.
  static let mostUnits = 1_000_000
  /// Hidden layers that a network may have.
  static let mostHiddenLayers = 64
  /// Weights and biases that a network may have.
  static let mostWeights = 200_000_000

  /// The network's shape for data: open ends are what the data need.
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

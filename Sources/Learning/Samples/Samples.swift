/// Encoded, scaled samples of one part, in the precision that networks train in.
public struct Samples<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  /// The number of samples, at least 1.
  public let count: Int
  /// Inputs per sample.
  public let inputCount: Int
  /// Outputs per sample.
  public let outputCount: Int
  /// `count × inputCount`, sample by sample.
  public let inputs: [Scalar]
  /// `count × outputCount`, sample by sample: the desired outputs.
  public let targets: [Scalar]
  /// The class of each sample, for classification; empty for regression.
  public let labels: [Int32]
  /// The weight of each sample, finite and at least 0; empty if samples have none.
  public let weights: [Double]

  /// Creates a value from its parts.
  public init(
    count: Int, inputCount: Int, outputCount: Int, inputs: [Scalar], targets: [Scalar], labels: [Int32],
    weights: [Double] = []
  ) {
    precondition(inputs.count == count * inputCount && targets.count == count * outputCount)
    precondition(labels.isEmpty || labels.count == count)
    precondition(weights.isEmpty || weights.count == count)
    self.count = count
    self.inputCount = inputCount
    self.outputCount = outputCount
    self.inputs = inputs
    self.targets = targets
    self.labels = labels
    self.weights = weights
  }
}

import Learning

/// A network whose input and output sizes may follow from the data.
package struct NetworkSpec: Sendable, Hashable {
  /// nil: the number of inputs in the data.
  package var inputs: Int?
  package var hidden: [Int]
  /// nil: the number that the data's classes or target columns need.
  package var outputs: Int?
  /// One per hidden layer.
  package var hiddenActivations: [Activation]
  package var outputActivation: Activation
  package var hasBiases: Bool
  package var initialization: Initialization
  package var precision: Precision

  package init(
    inputs: Int?, hidden: [Int], outputs: Int?, hiddenActivations: [Activation],
    outputActivation: Activation, hasBiases: Bool, initialization: Initialization, precision: Precision
  ) {
    self.inputs = inputs
    self.hidden = hidden
    self.outputs = outputs
    self.hiddenActivations = hiddenActivations
    self.outputActivation = outputActivation
    self.hasBiases = hasBiases
    self.initialization = initialization
    self.precision = precision
  }
}

/// A unit's output as a function of its net input.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  case identity, sigmoid, tanh, relu
  case leakyReLU = "leaky_relu"
  case softsign, softplus
  /// Output layers only: e^net over the sum of the layer's e^net.
  case softmax
}

/// A unit's output as a function of its net input.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  case identity, sigmoid, tanh, relu
  case leakyReLU = "leaky_relu"
  case softsign, softplus, elu, selu, silu
  /// net·Φ(net), Φ being the standard normal distribution.
  case gelu
  /// The approximation of `gelu` by a tanh.
  case geluTanh = "gelu_tanh"
  case gaussian, sin, elliot
  case linearPiece = "linear_piece"
  /// Output layers only: e^net over the sum of the layer's e^net.
  case softmax
}

/// How the weights and biases of a new network are drawn.
public struct Initialization: Sendable, Hashable {
  /// A distribution that weights are drawn from.
  public enum Spread: Sendable, Hashable {
    /// Uniform in `[low, high]`; `low == high` gives constants.
    case uniform(low: Double, high: Double)
    /// Normal with mean 0.
    case normal(deviation: Double)
    /// Scaled by the fan of the layer.
    case scaled(Scheme, Shape, Fan, gain: Double)
  }

  /// The variance of a scheme, before gain²: 1/fan for glorot and lecun, 2/fan for he.
  public enum Scheme: String, Sendable, Hashable, CaseIterable {
    case glorot, he, lecun
  }

  /// The shape of the distribution.
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    case uniform, normal
  }

  /// Which connections of a layer are counted: those into a unit, those out of it, or the mean of both.
  public enum Fan: String, Sendable, Hashable, CaseIterable {
    case incoming = "in"
    case outgoing = "out"
    case average
  }

  /// How biases are drawn.
  public enum Biases: Sendable, Hashable {
    case zeros
    /// As the layer's weights.
    case same
    case spread(Spread)
  }

  /// The distribution of the weights.
  public var weights: Spread
  /// How the biases are drawn.
  public var biases: Biases

  /// Creates a value from its parts.
  public init(weights: Spread, biases: Biases) {
    self.weights = weights
    self.biases = biases
  }
}

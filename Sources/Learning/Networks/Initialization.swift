import Arithmetic

/// How the weights and biases of a new network are drawn.
public struct Initialization: Sendable, Hashable {
  public enum Spread: Sendable, Hashable {
    /// Uniform in `[low, high]`; `low == high` gives constants.
    case uniform(low: Double, high: Double)
    /// Normal about 0.
    case normal(deviation: Double)
    /// Scaled by the fan of the layer.
    case scaled(Scheme, Shape, Fan, gain: Double)
  }

  /// The variance that a scheme asks for, times gain²: glorot and lecun 1/fan, he 2/fan.
  public enum Scheme: String, Sendable, Hashable, CaseIterable {
    case glorot, he, lecun
  }

  public enum Shape: String, Sendable, Hashable, CaseIterable {
    case uniform, normal
  }

  /// Which of a layer's connections count: into a unit, out of it, or the mean of both.
  public enum Fan: String, Sendable, Hashable, CaseIterable {
    case incoming = "in"
    case outgoing = "out"
    case average
  }

  public enum Biases: Sendable, Hashable {
    case zeros
    /// As the layer's weights.
    case same
    case spread(Spread)
  }

  public var weights: Spread
  public var biases: Biases

  public init(weights: Spread, biases: Biases) {
    self.weights = weights
    self.biases = biases
  }
}

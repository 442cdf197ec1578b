/// The shape of a fully connected network: its layers' sizes, their activations, and whether units have biases.
public struct Topology: Sendable, Hashable {
  /// Units per layer, inputs first, outputs last: at least two layers of at least one unit.
  public let sizes: [Int]
  /// One activation per layer after the inputs, `sizes.count − 1` in all; the last is that of the outputs.
  public let activations: [Activation]
  /// Whether every unit has a bias.
  public let hasBiases: Bool

  /// Creates a value from its parts.
  public init(sizes: [Int], activations: [Activation], hasBiases: Bool) {
    precondition(sizes.count >= 2 && activations.count == sizes.count - 1 && sizes.allSatisfy { $0 > 0 })
    self.sizes = sizes
    self.activations = activations
    self.hasBiases = hasBiases
  }

  /// Inputs.
  public var inputCount: Int { sizes[0] }
  /// Outputs.
  public var outputCount: Int { sizes[sizes.count - 1] }

  /// Weights and biases together.
  public var weightCount: Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + (hasBiases ? 1 : 0)) * $1.1 }
  }
}

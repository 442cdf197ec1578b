import Arithmetic

/// The shape of a fully connected network: its layers' sizes, their activations, and whether units have biases.
public struct Topology: Sendable, Hashable {
  /// Units a layer, inputs first, outputs last; at least two, each at least 1.
  public let sizes: [Int]
  /// One activation a layer after the inputs: `sizes.count − 1`, the last the outputs'.
  public let activations: [Activation]
  public let hasBiases: Bool

  public init(sizes: [Int], activations: [Activation], hasBiases: Bool) {
    precondition(sizes.count >= 2 && activations.count == sizes.count - 1 && sizes.allSatisfy { $0 > 0 })
    self.sizes = sizes
    self.activations = activations
    self.hasBiases = hasBiases
  }

  public var inputCount: Int { sizes[0] }
  public var outputCount: Int { sizes[sizes.count - 1] }

  /// Weights and biases together.
  public var weightCount: Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + (hasBiases ? 1 : 0)) * $1.1 }
  }
}

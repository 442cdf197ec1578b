/// The shape of a fully connected network: its layers' sizes, their activations, and whether units have biases.
package struct Topology: Sendable, Hashable {
  /// Units a layer, inputs first, outputs last; at least two, each at least 1.
  package let sizes: [Int]
  /// One activation a layer after the inputs: `sizes.count − 1`, the last the outputs'.
  package let activations: [Activation]
  package let hasBiases: Bool

  package init(sizes: [Int], activations: [Activation], hasBiases: Bool) {
    precondition(sizes.count >= 2 && activations.count == sizes.count - 1 && sizes.allSatisfy { $0 > 0 })
    self.sizes = sizes
    self.activations = activations
    self.hasBiases = hasBiases
  }

  package var inputCount: Int { sizes[0] }
  package var outputCount: Int { sizes[sizes.count - 1] }

  /// Weights and biases together.
  package var weightCount: Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + (hasBiases ? 1 : 0)) * $1.1 }
  }
}

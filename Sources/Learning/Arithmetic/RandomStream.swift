/// What random numbers are drawn for. Each purpose is a stream of its own, so that nothing depends on who drew first.
package enum Purpose: Sendable, Hashable {
  /// The weights of layer `l` (0 is the first layer after the inputs).
  case weights(layer: Int)
  case biases(layer: Int)
  /// The order of the training samples in epoch `e` (0 for `shuffle: once`).
  case order(epoch: Int)
  /// The partition number `r` of a data set.
  case split(repetition: Int)
  /// The folds of partition number `r`.
  case folds(repetition: Int)
  /// The samples of a generated data set.
  case generator
}

/// A stream of random words keyed by seed and purpose: position p always holds the same word.
package struct RandomStream: Sendable {
  package let seed: UInt64
  package let purpose: Purpose

  package init(seed: UInt64, purpose: Purpose) {
    self.seed = seed
    self.purpose = purpose
  }
}

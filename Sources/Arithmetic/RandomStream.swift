/// What random numbers are drawn for. Each purpose has its own stream, so that draws do not depend on their
/// order.
public enum Purpose: Sendable, Hashable {
  /// The weights of layer `l` (0 is the first layer after the inputs).
  case weights(layer: Int)
  case biases(layer: Int)
  /// The order of the training samples in epoch `e` (0 for `shuffle: once`).
  case order(epoch: Int)
  /// Partition number `r` of a data set.
  case split(repetition: Int)
  /// The folds of partition number `r`.
  case folds(repetition: Int)
  /// The samples of a generated data set.
  case generator
  /// The signs of permutation `p` of a sign-flip test; never for training.
  case signs(permutation: Int)
  /// The proposal of trial `t` of a search.
  case proposal(trial: Int)
  /// The scrambling of the points of a search.
  case scrambling
}

/// A stream of random words keyed by seed and purpose: position p always holds the same word, in whatever
/// order positions are read.
///
/// The words are Philox4x32-10's. The key is (low half of the seed, high half of the seed); the counter is
/// (low half of the block's number, high half, index, code), where index and code are those of the purpose.
/// Position p is word (p / 16) mod 4 of block 16·(p / 64) + p mod 16: 64 consecutive positions are the
/// first words of 16 blocks, then their second words, and so on, so that a vector that computes 16 blocks
/// side by side stores four contiguous vectors.
public struct RandomStream: Sendable {
  /// The seed of the run.
  public let seed: UInt64
  /// What the numbers are drawn for.
  public let purpose: Purpose

  /// The stream of a seed for a purpose.
  public init(seed: UInt64, purpose: Purpose) {
    self.seed = seed
    self.purpose = purpose
  }

  /// The word at a position: 32 random bits.
  public func word(at position: UInt64) -> UInt32 {
    let number = (position >> 6) << 4 | (position & 15)
    let counter = (UInt32(truncatingIfNeeded: number), UInt32(number >> 32), purpose.index, purpose.code)
    let block = Philox.block(counter, key: key)
    switch (position >> 4) & 3 {
    case 0: return block.0
    case 1: return block.1
    case 2: return block.2
    default: return block.3
    }
  }

  /// (low half of the seed, high half of the seed).
  var key: (UInt32, UInt32) { (UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32)) }
}

extension Purpose {
  /// The fourth word of the counter.
  var code: UInt32 {
    switch self {
    case .weights: 1
    case .biases: 2
    case .order: 3
    case .split: 4
    case .folds: 5
    case .generator: 6
    case .signs: 7
    case .proposal: 32
    case .scrambling: 33
    }
  }

  /// The third word of the counter: the layer, epoch, repetition, permutation or trial, at most 2³² − 1.
  var index: UInt32 {
    switch self {
    case .weights(let index), .biases(let index), .order(let index), .split(let index), .folds(let index),
      .signs(let index), .proposal(let index):
      UInt32(index)
    case .generator, .scrambling: 0
    }
  }
}

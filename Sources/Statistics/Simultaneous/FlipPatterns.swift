import Arithmetic

/// Patterns of flipped seeds, each of which also stands for its mirror image: that with all other seeds flipped.
///
/// The first flips nothing. Up to 13 seeds they are all that leave the first seed alone; beyond, the others are drawn:
/// pattern p from the stream of purpose `signs` with the number p − 1, seed s by bit s mod 32 of word ⌊s / 32⌋.
struct FlipPatterns {
  static let enumeratedSeeds = 13
  /// Vectors of eight patterns that are gone through at once, for all points: what stays in a near cache.
  private static let mostVectors = 128

  let seeds: Int
  /// A multiple of eight, for which few patterns are repeated.
  let count: Int
  private let isEnumerated: Bool

  init(seeds: Int, drawn: Int) {
    precondition(seeds > 0 && drawn > 0)
    self.seeds = seeds
    isEnumerated = seeds <= Self.enumeratedSeeds
    count = isEnumerated ? max(8, 1 << (seeds - 1)) : (1 + drawn + 7) / 8 * 8
  }

  /// Some patterns in vectors of eight.
  struct Block {
    let vectors: Int
    /// 1 where a seed is flipped, else 0; vector by vector, a number of seeds each.
    let flips: [SIMD8<Double>]
  }

  var blocks: some Sequence<Block> {
    stride(from: 0, to: count / 8, by: Self.mostVectors).lazy.map { first in
      block(first, vectors: min(Self.mostVectors, count / 8 - first))
    }
  }

  private func block(_ first: Int, vectors: Int) -> Block {
    var flips = [SIMD8<Double>](repeating: .zero, count: seeds * vectors)
    for place in 0..<8 * vectors {
      let words = words(of: 8 * first + place)
      for seed in 0..<seeds where words[seed >> 5] >> UInt32(seed & 31) & 1 == 1 {
        flips[place / 8 * seeds + seed][place % 8] = 1
      }
    }
    return Block(vectors: vectors, flips: flips)
  }

  /// The bits of the seeds that a pattern flips.
  private func words(of pattern: Int) -> [UInt32] {
    if isEnumerated { return [UInt32(pattern & (1 << (seeds - 1) - 1)) << 1] }
    let count = (seeds + 31) / 32
    if pattern == 0 { return [UInt32](repeating: 0, count: count) }
    return RandomStream(seed: 0, purpose: .signs(permutation: pattern - 1)).words(count)
  }
}

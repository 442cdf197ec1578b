extension Philox {
  /// The blocks of sixteen counters (number + lane, …), word by word: lane i of the first vector is the first
  /// word of block i. `number` is a multiple of 16.
  ///
  /// A lane of 64 bits holds one word, so that one multiplication gives its product whole; even blocks are in
  /// one vector and odd ones in the other, so that the words come together without a shuffle.
  @inline(__always)
  static func blocks(
    from number: UInt64, index: UInt32, code: UInt32, key: (UInt32, UInt32)
  ) -> (SIMD16<UInt32>, SIMD16<UInt32>, SIMD16<UInt32>, SIMD16<UInt32>) {
    let lanes = SIMD8<UInt64>(0, 2, 4, 6, 8, 10, 12, 14)
    let low = SIMD8(repeating: number & 0xFFFF_FFFF) | lanes
    let high = SIMD8(repeating: number >> 32)
    var even = (low, high, SIMD8(repeating: UInt64(index)), SIMD8(repeating: UInt64(code)))
    var odd = even
    odd.0 |= SIMD8(repeating: 1)
    var (k0, k1) = key
    for _ in 0..<rounds {
      let keys = (SIMD8(repeating: UInt64(k0)), SIMD8(repeating: UInt64(k1)))
      even = round(even, keys)
      odd = round(odd, keys)
      k0 &+= keySteps.0
      k1 &+= keySteps.1
    }
    return (merged(even.0, odd.0), merged(even.1, odd.1), merged(even.2, odd.2), merged(even.3, odd.3))
  }

  private typealias Wide = (SIMD8<UInt64>, SIMD8<UInt64>, SIMD8<UInt64>, SIMD8<UInt64>)

  /// One round. What stands above the low word of a lane is left over, and cleared where it would be read:
  /// before a multiplication, where clearing costs nothing.
  @inline(__always)
  private static func round(_ x: Wide, _ key: (SIMD8<UInt64>, SIMD8<UInt64>)) -> Wide {
    let half = SIMD8<UInt64>(repeating: 32)
    let p0 = (x.0 & lowWord) &* SIMD8(repeating: UInt64(multipliers.0))
    let p1 = (x.2 & lowWord) &* SIMD8(repeating: UInt64(multipliers.1))
    return ((p1 &>> half) ^ x.1 ^ key.0, p1, (p0 &>> half) ^ x.3 ^ key.1, p0)
  }

  /// The low words of the first in the even lanes, of the second in the odd ones.
  @inline(__always)
  private static func merged(_ even: SIMD8<UInt64>, _ odd: SIMD8<UInt64>) -> SIMD16<UInt32> {
    let words = (even & lowWord) | (odd &<< SIMD8(repeating: 32))
    return unsafe unsafeBitCast(words, to: SIMD16<UInt32>.self)
  }

  @inline(__always)
  private static var lowWord: SIMD8<UInt64> { SIMD8(repeating: 0xFFFF_FFFF) }
}

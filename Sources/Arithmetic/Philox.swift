/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers:
/// as easy as 1, 2, 3" (SC 2011; Random123): a keyed bijection of 128-bit counters by ten rounds of
/// multiplications and XORs.
public enum Philox {
  /// Four words: a counter, or the block of random words that belongs to it.
  public typealias Block = (UInt32, UInt32, UInt32, UInt32)

  static let multipliers: (UInt32, UInt32) = (0xD251_1F53, 0xCD9E_8D57)
  /// The Weyl constants that are added to the key in every round: the golden ratio and √3 − 1.
  static let keySteps: (UInt32, UInt32) = (0x9E37_79B9, 0xBB67_AE85)
  static let rounds = 10

  /// The block of a counter.
  @inline(__always)
  public static func block(_ counter: Block, key: (UInt32, UInt32)) -> Block {
    var (x0, x1, x2, x3) = counter
    var (k0, k1) = key
    for _ in 0..<rounds {
      let p0 = x0.multipliedFullWidth(by: multipliers.0)
      let p1 = x2.multipliedFullWidth(by: multipliers.1)
      (x0, x1, x2, x3) = (p1.high ^ x1 ^ k0, p1.low, p0.high ^ x3 ^ k1, p0.low)
      k0 &+= keySteps.0
      k1 &+= keySteps.1
    }
    return (x0, x1, x2, x3)
  }
}

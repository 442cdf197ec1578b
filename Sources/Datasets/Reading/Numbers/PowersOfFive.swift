/// The leading 128 bits of the powers of five, for 5⁻³⁴² … 5³⁰⁸.
///
/// Those of 5^q, q ≥ 0, are cut off; those of 5^q, q < 0, are the reciprocal's, rounded up. Both are what the algorithm of
/// D. Lemire, "Number parsing at a gigabyte per second" (2021), asks for. They are computed once, exactly.
struct PowersOfFive: Sendable {
  static let exponents = -342...308
  static let shared = PowersOfFive()

  /// The upper and the lower 64 bits of each power, from the smallest.
  let words: [(high: UInt64, low: UInt64)]

  private init() {
    // 5³⁴² has 795 bits: ⌊2^1152 / 5ⁿ⌋ keeps more than 128 of them, and ⌊⌊x / 5⌋ / 5⌋ is ⌊x / 25⌋.
    var reciprocal = WideInteger(powerOfTwo: 1152)
    var negative: [(UInt64, UInt64)] = []
    for _ in 1...342 {
      reciprocal.divide(by: 5)
      let (high, low) = reciprocal.leading128Bits
      // No power of two is divisible by five, so that what is cut off is never 0.
      let (next, carries) = low.addingReportingOverflow(1)
      negative.append((carries ? high + 1 : high, next))
    }
    var power = WideInteger(1)
    var positive = [power.leading128Bits]
    for _ in 1...308 {
      power.multiply(by: 5)
      positive.append(power.leading128Bits)
    }
    words = (negative.reversed() + positive).map { (high: $0.0, low: $0.1) }
  }
}

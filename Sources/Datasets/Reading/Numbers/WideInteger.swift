/// A natural number of any size, in limbs of 32 bits, the lowest first and the highest not 0.
struct WideInteger: Equatable {
  private(set) var limbs: [UInt32] = []

  init(_ value: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: value), UInt32(value >> 32)]
    trim()
  }

  init(powerOfTwo exponent: Int) {
    limbs = Array(repeating: 0, count: exponent / 32) + [1 << UInt32(exponent % 32)]
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }

  var bitWidth: Int { limbs.isEmpty ? 0 : 32 * limbs.count - limbs[limbs.count - 1].leadingZeroBitCount }

  /// The number becomes itself · factor + summand.
  mutating func multiply(by factor: UInt32, adding summand: UInt32 = 0) {
    var carry = UInt64(summand)
    for index in limbs.indices {
      carry += UInt64(limbs[index]) * UInt64(factor)
      limbs[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  mutating func multiply(byPowerOfFive exponent: Int) {
    var left = exponent
    while left >= 13 {
      multiply(by: 1_220_703_125)
      left -= 13
    }
    for _ in 0..<left { multiply(by: 5) }
  }

  /// The number becomes the quotient, rounded down.
  mutating func divide(by divisor: UInt32) {
    var rest: UInt64 = 0
    for index in limbs.indices.reversed() {
      let dividend = rest << 32 | UInt64(limbs[index])
      limbs[index] = UInt32(dividend / UInt64(divisor))
      rest = dividend % UInt64(divisor)
    }
    trim()
  }

  mutating func shiftLeft(by count: Int) {
    guard !limbs.isEmpty else { return }
    let bits = UInt32(count % 32)
    var carry: UInt32 = 0
    if bits > 0 {
      for index in limbs.indices {
        let limb = limbs[index]
        limbs[index] = limb << bits | carry
        carry = limb >> (32 - bits)
      }
    }
    if carry > 0 { limbs.append(carry) }
    limbs.insert(contentsOf: repeatElement(0, count: count / 32), at: 0)
  }

  /// The highest 128 bits, from the highest bit that is set; zeros follow where there are fewer.
  var leading128Bits: (high: UInt64, low: UInt64) {
    var copy = self
    let shift = 128 - bitWidth
    if shift > 0 { copy.shiftLeft(by: shift) }
    let drop = max(0, -shift)
    let word = { (bit: Int) -> UInt64 in
      let (limb, offset) = (bit / 32, UInt64(bit % 32))
      let parts = (0..<3).map { limb + $0 < copy.limbs.count ? UInt64(copy.limbs[limb + $0]) : 0 }
      return parts[0] >> offset | parts[1] << (32 - offset) | (offset == 0 ? 0 : parts[2] << (64 - offset))
    }
    return (word(drop + 64), word(drop))
  }

  static func compare(_ left: WideInteger, _ right: WideInteger) -> Int {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count ? -1 : 1 }
    for index in left.limbs.indices.reversed() where left.limbs[index] != right.limbs[index] {
      return left.limbs[index] < right.limbs[index] ? -1 : 1
    }
    return 0
  }
}

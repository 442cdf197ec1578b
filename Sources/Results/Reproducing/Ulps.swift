extension Double {
  /// How many steps to the next number lie between two numbers, of which −0 and 0 are two; all NaNs are one. nil
  /// where one is NaN and the other is not.
  func ulps(to other: Double) -> UInt64? {
    if isNaN || other.isNaN { return isNaN && other.isNaN ? 0 : nil }
    let (a, b) = (ordinal, other.ordinal)
    return a > b ? UInt64(bitPattern: a &- b) : UInt64(bitPattern: b &- a)
  }

  /// The place among all numbers in their order, −0 just below 0.
  private var ordinal: Int64 {
    let bits = Int64(bitPattern: bitPattern)
    return bits < 0 ? ~(bits & .max) : bits
  }
}

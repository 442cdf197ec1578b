extension RandomStream {
  /// Value p of a stream of uniform numbers in [0, 1), multiples of 2⁻⁵³.
  ///
  /// With a and b the words at positions 2p and 2p + 1: (a·2²¹ + ⌊b / 2¹¹⌋) / 2⁵³.
  package func uniform(at position: UInt64) -> Double {
    Double(fraction(at: 2 * position)) * 0x1p-53
  }

  /// Value p of a stream of normal numbers with mean 0 and variance 1 (Box and Muller, the branch of the
  /// cosine).
  ///
  /// √(−2 ln u)·cos 2πv, where u is in (0, 1] from the words at 4p and 4p + 1, v in [0, 1) from those at 4p +
  /// 2, 4p + 3.
  package func normal(at position: UInt64) -> Double {
    let u = Double(fraction(at: 4 * position) + 1) * 0x1p-53
    let v = Double(fraction(at: 4 * position + 2)) * 0x1p-53
    return (-2 * Double.log(u)).squareRoot() * Double.cos(turns: v)
  }

  /// The words at two positions, as an integer below 2⁵³.
  private func fraction(at position: UInt64) -> UInt64 {
    UInt64(word(at: position)) << 21 | UInt64(word(at: position + 1)) >> 11
  }
}

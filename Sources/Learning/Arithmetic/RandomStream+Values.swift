extension RandomStream {
  /// Value p of the stream as a uniform number in [0, 1), a multiple of 2⁻⁵³.
  ///
  /// With a and b the words at positions 2p and 2p + 1: (a·2²¹ + ⌊b / 2¹¹⌋) / 2⁵³.
  package func uniform(at position: UInt64) -> Double {
    Double(fraction(at: position)) * 0x1p-53
  }

  /// Words 2p and 2p + 1 as an integer below 2⁵³.
  private func fraction(at position: UInt64) -> UInt64 {
    UInt64(word(at: 2 * position)) << 21 | UInt64(word(at: 2 * position + 1)) >> 11
  }
}

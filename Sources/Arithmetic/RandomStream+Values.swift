extension RandomStream {
  /// Value p of a stream of uniform numbers in [0, 1), multiples of 2⁻⁵³.
  ///
  /// With a and b the words at positions 2p and 2p + 1: (a·2²¹ + ⌊b / 2¹¹⌋) / 2⁵³.
  public func uniform(at position: UInt64) -> Double {
    Self.uniform(words(at: 2 * position))
  }

  /// Value p of a stream of normal numbers with mean 0 and variance 1 (Box and Muller, the branch of the
  /// cosine).
  ///
  /// √(−2 ln u)·cos 2πv, where u is in (0, 1] from the words at 4p and 4p + 1, v in [0, 1) from those at 4p +
  /// 2, 4p + 3.
  public func normal(at position: UInt64) -> Double {
    Self.normal(words(at: 4 * position), words(at: 4 * position + 2))
  }

  /// Two consecutive words, the first in the lower half.
  private func words(at position: UInt64) -> UInt64 {
    UInt64(word(at: position)) | UInt64(word(at: position + 1)) << 32
  }

  @inline(__always)
  private static func uniform<V: FloatingLanes>(_ words: V.Bits) -> V where V.Scalar == Double {
    number(fraction(words)) * V(repeating: 0x1p-53)
  }

  @inline(__always)
  private static func normal<V: FloatingLanes>(_ first: V.Bits, _ second: V.Bits) -> V
  where V.Scalar == Double {
    let u: V = number(fraction(first) &+ V.Bits(repeating: 1)) * V(repeating: 0x1p-53)
    return (V(repeating: -2) * V.log(u)).squareRoot() * V.cos(turns: uniform(second))
  }

  /// a·2²¹ + ⌊b / 2¹¹⌋, an integer below 2⁵³, of the words a in the lower and b in the upper half.
  @inline(__always)
  private static func fraction<Bits: BitLanes>(_ words: Bits) -> Bits where Bits.Scalar == UInt64 {
    let lowHalf = words & Bits(repeating: 0xFFFF_FFFF)
    return (lowHalf &<< Bits(repeating: 21)) | (words &>> Bits(repeating: 43))
  }

  /// An integer of at most 2⁵³ as a number. Its halves become the low bits of 2⁸⁴ and 2⁵², which are then
  /// subtracted, in three exact steps.
  @inline(__always)
  private static func number<V: FloatingLanes>(_ integer: V.Bits) -> V where V.Scalar == Double {
    let upper = (integer &>> V.Bits(repeating: 32)) | V(repeating: 0x1p84).bitPattern
    let lower = (integer & V.Bits(repeating: 0xFFFF_FFFF)) | V(repeating: 0x1p52).bitPattern
    return (V(bitPattern: upper) - V(repeating: 0x1.00000001p84)) + V(bitPattern: lower)
  }
}

extension RandomStream {
  /// Calls `body` with the uniform values at 0 ..< `count`, eight at a time, and the position of the first
  /// of them; values beyond `count` are included in the last call.
  @inline(__always)
  public func forEachUniform(below count: Int, _ body: (_ position: Int, _ values: SIMD8<Double>) -> Void) {
    forEachPiece(below: count, wordsPerValue: 2) { position, words, offset in
      body(position, Self.uniform(Self.pairs(in: words, at: offset)))
    }
  }

  /// The same for the normal values.
  @inline(__always)
  public func forEachNormal(below count: Int, _ body: (_ position: Int, _ values: SIMD8<Double>) -> Void) {
    forEachPiece(below: count, wordsPerValue: 4) { position, words, offset in
      let pairs = SIMD16(
        lowHalf: Self.pairs(in: words, at: offset), highHalf: Self.pairs(in: words, at: offset + 16))
      body(position, Self.normal(pairs.evenHalf, pairs.oddHalf))
    }
  }

  /// Draws the words of many values at once, and calls `body` for eight values at a time.
  @inline(__always)
  private func forEachPiece(
    below count: Int, wordsPerValue: Int, _ body: (_ position: Int, _ words: [UInt32], _ offset: Int) -> Void
  ) {
    let most = 256
    var words = [UInt32](repeating: 0, count: min(most, (count + 15) / 16 * 16) * wordsPerValue)
    for start in stride(from: 0, to: count, by: most) {
      fill(&words, from: UInt64(start * wordsPerValue))
      for i in stride(from: 0, to: min(most, count - start), by: 8) {
        body(start + i, words, i * wordsPerValue)
      }
    }
  }

  /// The eight pairs of words from `offset` on.
  @inline(__always)
  private static func pairs(in words: [UInt32], at offset: Int) -> SIMD8<UInt64> {
    let bytes = unsafe words.span.bytes
    // All byte patterns are valid integers.
    return unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 4 * offset, as: SIMD8<UInt64>.self)
  }
}

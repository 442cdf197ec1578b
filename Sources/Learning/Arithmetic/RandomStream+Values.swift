extension RandomStream {
  /// Value p of a stream of uniform numbers in [0, 1), multiples of 2⁻⁵³.
  ///
  /// With a and b the words at positions 2p and 2p + 1: (a·2²¹ + ⌊b / 2¹¹⌋) / 2⁵³.
  package func uniform(at position: UInt64) -> Double {
    let place = 2 * position
    return Self.uniform(word(at: place), word(at: place + 1))
  }

  /// The first `count` values of the stream of uniform numbers: much faster than one by one.
  package func uniforms(_ count: Int) -> [Double] {
    let words = words(2 * count)
    return (0..<count).map { Self.uniform(words[2 * $0], words[2 * $0 + 1]) }
  }

  /// Value p of a stream of normal numbers with mean 0 and variance 1 (Box and Muller, the branch of the
  /// cosine).
  ///
  /// √(−2 ln u)·cos 2πv, where u is in (0, 1] from the words at 4p and 4p + 1, v in [0, 1) from those at 4p +
  /// 2, 4p + 3.
  package func normal(at position: UInt64) -> Double {
    let place = 4 * position
    return Self.normal(word(at: place), word(at: place + 1), word(at: place + 2), word(at: place + 3))
  }

  /// The first `count` values of the stream of normal numbers: much faster than one by one.
  package func normals(_ count: Int) -> [Double] {
    let words = words(4 * count)
    return (0..<count).map {
      Self.normal(words[4 * $0], words[4 * $0 + 1], words[4 * $0 + 2], words[4 * $0 + 3])
    }
  }

  private static func uniform(_ high: UInt32, _ low: UInt32) -> Double {
    Double(fraction(high, low)) * 0x1p-53
  }

  private static func normal(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> Double {
    let u = Double(fraction(a, b) + 1) * 0x1p-53
    return (-2 * Double.log(u)).squareRoot() * Double.cos(turns: uniform(c, d))
  }

  /// Two words as an integer below 2⁵³.
  private static func fraction(_ high: UInt32, _ low: UInt32) -> UInt64 {
    UInt64(high) << 21 | UInt64(low) >> 11
  }
}

extension FloatingLanes {
  /// e^−x², within 1.5 ulp; gradual underflow.
  @inline(__always)
  public static func gaussian(_ x: Self) -> Self {
    let x = x.clamped(from: -28, to: 28)
    return exponential(ofNegatedSquareOf: x, times: 1)
  }

  /// The standard normal distribution at x: Φ(x) = ∫ φ from −∞ to x, within 9 ulp in both tails, and
  /// φ(x) = e^(−x²/2)/√(2π), within 3 ulp; gradual underflow.
  ///
  /// With t = |x| the tail is Φ(−t) = e^(−t²/2)·w·G(1 − 10·w), w = 1/(t + 5), G being a minimax polynomial: a variable that
  /// maps 0 … ∞ to a finite interval, as in Shepherd and Laframboise (1981).
  @inline(__always)
  public static func normalDistribution(_ x: Self) -> (cumulative: Self, density: Self) {
    let one = Self(repeating: 1)
    let x = x.clamped(from: -40, to: 40)
    let exponential = exponential(ofNegatedSquareOf: x, times: 0.5)
    let w = one / (x.magnitudes + Self(repeating: 5))
    let u = one.addingProduct(w, Self(repeating: -10))
    let tail = exponential * (w * Scalar.normalTail(u))
    let cumulative = (one - tail).replacing(with: tail, where: x .< Self(repeating: 0))
    return (cumulative, exponential * Self(repeating: Scalar.constants.normalPeak))
  }

  /// e^(−s·x²) for s = 1 or ½; s·x² must be at most 800.
  ///
  /// x² is taken in two parts, because e^−x² would multiply the rounding error of x² by x².
  @inline(__always)
  private static func exponential(ofNegatedSquareOf x: Self, times s: Scalar) -> Self {
    let square = DoubleDoubles.product(x, x)
    let factor = Self(repeating: -s)
    let result = exp(factor * square.high)
    return result.addingProduct(result, factor * square.low)
  }
}

extension Float {
  /// The polynomial of `normalDistribution` in this format.
  @inline(__always)
  public static func normalTail<V: FloatingLanes>(_ u: V) -> V where V.Scalar == Float {
    V(repeating: 0x1.adad6ap-12)
      .times(u, plus: -0x1.f7371cp-11)
      .times(u, plus: -0x1.8333e4p-9)
      .times(u, plus: 0x1.56006p-6)
      .times(u, plus: -0x1.1b1cbcp-4)
      .times(u, plus: 0x1.51eef8p-3)
      .times(u, plus: -0x1.410ef2p-2)
      .times(u, plus: 0x1.fb319cp-2)
      .times(u, plus: -0x1.54ad04p-1)
      .times(u, plus: 0x1.89d3acp-1)
  }
}

extension Double {
  /// The polynomial of `normalDistribution` in this format.
  @inline(__always)
  public static func normalTail<V: FloatingLanes>(_ u: V) -> V where V.Scalar == Double {
    V(repeating: -0x1.4d0ae5e538455p-32)
      .times(u, plus: 0x1.899d275bd2b9dp-30)
      .times(u, plus: 0x1.10e42015195b6p-27)
      .times(u, plus: -0x1.1d01787f8ca8p-27)
      .times(u, plus: -0x1.1b846a5a52d07p-24)
      .times(u, plus: 0x1.5f29021ca46dfp-25)
      .times(u, plus: 0x1.d0ce445863c9p-22)
      .times(u, plus: -0x1.6847c048f42fep-22)
      .times(u, plus: -0x1.73a47b6479228p-19)
      .times(u, plus: 0x1.0b1e7d007939cp-18)
      .times(u, plus: 0x1.17dc86c78b1e5p-16)
      .times(u, plus: -0x1.a1707cd9ca954p-15)
      .times(u, plus: -0x1.f2144a6b80a86p-15)
      .times(u, plus: 0x1.1daf1c396aabep-11)
      .times(u, plus: -0x1.a250381c6daa4p-11)
      .times(u, plus: -0x1.88590ea29d6ep-9)
      .times(u, plus: 0x1.54b4d4f4f9947p-6)
      .times(u, plus: -0x1.1b1c254c9ec09p-4)
      .times(u, plus: 0x1.51f6329f011d3p-3)
      .times(u, plus: -0x1.410ed5f8759e4p-2)
      .times(u, plus: 0x1.fb31653876f9fp-2)
      .times(u, plus: -0x1.54ad03f27ca17p-1)
      .times(u, plus: 0x1.89d3abe1f95aep-1)
  }
}

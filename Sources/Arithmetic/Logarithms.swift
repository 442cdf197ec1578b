// x = 2ᵏ·m with √½ ≤ m < √2, f = m − 1, s = f/(2 + f), and ln(1 + f) = ln((1 + s)/(1 − s)) = 2s +
// s³·tail(s²). As 2s = f − s·f, the leading term f is exact and the rest is a small correction (the form of
// FDLIBM, Sun 1993).

extension FloatingLanes {
  /// ln x, within 1 ulp; −∞ at zeros, NaN below.
  @inline(__always)
  public static func log(_ x: Self) -> Self {
    let k = Scalar.constants
    let zero = Self(repeating: 0)
    let isSubnormal = x .< Self(repeating: Scalar.leastNormalMagnitude)
    let scaled = x.replacing(with: x * Self(repeating: k.integerShift), where: isSubnormal)
    let (m, biased) = split(scaled)
    let lost = zero.replacing(with: Self(repeating: k.fractionSize), where: isSubnormal)
    let y = logarithm(onePlus: m - Self(repeating: 1), exponent: exponent(biased) - lost)
    return y.atEdges(of: x, zeroAt: zero)
  }

  /// ln(1 + x), within 1.5 ulp, of small x too; −∞ at −1, NaN below.
  @inline(__always)
  public static func log(onePlus x: Self) -> Self {
    let k = Scalar.constants
    let one = Self(repeating: 1)
    // u + c is 1 + x exactly (Knuth's two-sum).
    let u = one + x
    let v = u - one
    let c = (one - (u - v)) + (x - v)
    let (m, biased) = split(u)
    // c·2⁻ᵏ by way of 2¹⁻ᵏ, which is in range for the largest k too.
    let twiceBias = Bits(repeating: k.twiceBias &+ 1)
    let scale = Self(bitPattern: (twiceBias &- biased) &<< Bits(repeating: k.fractionBits))
    let f = (m - one).addingProduct(c * Self(repeating: 0.5), scale)
    let y = logarithm(onePlus: f, exponent: exponent(biased))
    return y.replacing(with: x, where: x.magnitudes .< Self(repeating: k.tiny))
      .atEdges(of: x, zeroAt: Self(repeating: -1))
  }

  /// ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|), within 2 ulp; gradual underflow.
  @inline(__always)
  public static func softplus(_ x: Self) -> Self {
    let zero = Self(repeating: 0)
    return x.replacing(with: zero, where: x .< zero) + log(onePlus: exp(x.magnitudes.negated))
  }

  /// ln(2ᵏ·(1 + f)).
  @inline(__always)
  private static func logarithm(onePlus f: Self, exponent k: Self) -> Self {
    let constants = Scalar.constants
    let s = f / (f + Self(repeating: 2))
    let z = s * s
    let halfSquare = f * f * Self(repeating: 0.5)
    let tail = halfSquare.addingProduct(z, Scalar.logarithmTail(z))
    let low = (k * Self(repeating: constants.ln2Low)).addingProduct(s, tail)
    return (f - (halfSquare - low)).addingProduct(k, Self(repeating: constants.ln2High))
  }

  /// The m of x = 2ᵏ·m, and k + bias, for normal positive x.
  @inline(__always)
  private static func split(_ x: Self) -> (m: Self, biased: Bits) {
    let k = Scalar.constants
    let root = Self(repeating: k.squareRootOfHalf).bitPattern
    let shift = Bits(repeating: k.fractionBits)
    let one = Self(repeating: 1).bitPattern
    // One is added to the exponent from √2 on, none below.
    let moved = x.bitPattern &+ (one &- root)
    let biased = moved &>> shift
    return (Self(bitPattern: (moved &- (biased &<< shift)) &+ root), biased)
  }

  /// The k of a biased exponent, as a number: the pattern of 2^fractionBits + k + bias holds it in its low
  /// bits.
  @inline(__always)
  private static func exponent(_ biased: Bits) -> Self {
    let k = Scalar.constants
    let shift = Self(repeating: k.integerShift)
    return Self(bitPattern: biased | shift.bitPattern) - Self(repeating: k.integerShift + k.bias)
  }

  /// self as the logarithm of x − zero: −∞ at the zero, NaN below it and for NaN, ∞ at ∞.
  @inline(__always)
  private func atEdges(of x: Self, zeroAt zero: Self) -> Self {
    (x + x).replacing(with: self, where: x .< Self(repeating: .infinity))
      .replacing(with: Self(repeating: -.infinity), where: x .<= zero)
      .replacing(with: Self(repeating: .nan), where: x .< zero)
  }
}

// e^x = 2ⁿ · e^r with n the integer nearest to x·log₂e and r = x − n·ln 2, |r| ≤ ½ ln 2 (Cody and Waite
// 1980). n never leaves the floating-point registers: fma(x, log₂e, rounder + c) rounds to an integer, and
// the low bits of its pattern are n + c, which a shift moves into the place of the exponent.

extension FloatingLanes {
  /// e^x, within 1 ulp; gradual underflow; +0 below the range and +∞ above.
  @inline(__always)
  public static func exp(_ x: Self) -> Self {
    let k = Scalar.constants
    let x = x.clamped(from: k.exponentialLow, to: k.exponentialHigh)
    // n + 2·bias is split into two exponents, because 2ⁿ itself can be out of range where the product is not.
    let (t, r) = reduced(x, offset: k.bias + k.bias)
    let half = t.bitPattern &>> Bits(repeating: 1)
    let rest = t.bitPattern &- half
    let p = exponential(reduced: r)
    return p * powerOfTwo(half) * powerOfTwo(rest)
  }

  /// e^x − 1, within 2 ulp, of small x too.
  @inline(__always)
  public static func expMinusOne(_ x: Self) -> Self {
    let k = Scalar.constants
    let y = x.clamped(from: k.expMinusOneLow, to: k.exponentialHigh)
    // Half of it first: 2ⁿ⁻¹ is in range for the largest results too.
    let (t, r) = reduced(y, offset: k.bias - 1)
    let scale = powerOfTwo(t.bitPattern)
    let half = (scale - Self(repeating: 0.5)).addingProduct(scale, expMinusOne(reduced: r))
    return (half + half).replacing(with: x, where: x.magnitudes .< Self(repeating: k.tiny))
  }

  /// 1 / (1 + e^−x), within 3 ulp: one division, no branch.
  @inline(__always)
  public static func sigmoid(_ x: Self) -> Self {
    let k = Scalar.constants
    let y = x.negated.clamped(from: k.sigmoidLow, to: k.sigmoidHigh)
    let (t, r) = reduced(y, offset: k.bias)
    // e^r times a power of two is exact, being normal or infinite here: fused, its sum with 1 is rounded as if it were
    // computed first.
    let one = Self(repeating: 1)
    return one / one.addingProduct(exponential(reduced: r), powerOfTwo(t.bitPattern))
  }

  /// −(e^−2|x| − 1) / (e^−2|x| + 1) with the sign of x, within 3 ulp, of tiny arguments too: one division, no
  /// branch.
  @inline(__always)
  public static func tanh(_ x: Self) -> Self {
    let k = Scalar.constants
    let high = Self(repeating: k.tanhHigh)
    let a = x.magnitudes
    let y = a.replacing(with: high, where: high .< a) * Self(repeating: -2)
    let (t, r) = reduced(y, offset: k.bias)
    let scale = powerOfTwo(t.bitPattern)
    let e = (scale - Self(repeating: 1)).addingProduct(scale, expMinusOne(reduced: r))
    return (e / (e + Self(repeating: 2))).withSign(of: x)
  }

  /// The integer n nearest to x·log₂e, as rounder + offset + n, and r = x − n·ln 2.
  @inline(__always)
  private static func reduced(_ x: Self, offset: Scalar) -> (t: Self, r: Self) {
    let k = Scalar.constants
    let shift = Self(repeating: k.rounder + offset)
    let t = shift.addingProduct(x, Self(repeating: k.log2e))
    let n = t - shift
    let r = x.addingProduct(n, Self(repeating: -k.ln2High)).addingProduct(n, Self(repeating: -k.ln2Low))
    return (t, r)
  }

  /// e^r = 1 + r·(1 + r·tail(r)) for a reduced r.
  @inline(__always)
  private static func exponential(reduced r: Self) -> Self {
    Scalar.exponentialTail(r).times(r, plus: 1).times(r, plus: 1)
  }

  /// e^r − 1 = r + r²·tail(r) for a reduced r.
  @inline(__always)
  private static func expMinusOne(reduced r: Self) -> Self {
    r.addingProduct(r * r, Scalar.exponentialTail(r))
  }

  /// 2^(b − bias), b being the low bits of a pattern, in 0 … 2·bias + 1; the last is infinity.
  @inline(__always)
  private static func powerOfTwo(_ bits: Bits) -> Self {
    Self(bitPattern: bits &<< Bits(repeating: Scalar.constants.fractionBits))
  }
}

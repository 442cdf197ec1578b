extension Double {
  /// sin x for |x| ≤ 2²⁰, within 1 ulp; NaN beyond.
  public static func sin(_ x: Double) -> Double {
    let (quadrant, r) = reduced(x)
    return x == 0 ? x : sine(r, quarterTurns: quadrant)
  }

  /// cos x for |x| ≤ 2²⁰, within 1 ulp; NaN beyond.
  public static func cos(_ x: Double) -> Double {
    let (quadrant, r) = reduced(x)
    return sine(r, quarterTurns: quadrant &+ 1)
  }

  /// sin 2πu for |u| ≤ 2²⁰, within 1 ulp, exact at quarter turns; NaN beyond.
  public static func sin(turns u: Double) -> Double {
    let (quadrant, r) = reduced(turns: u)
    return u == 0 ? u : sine(r, quarterTurns: quadrant)
  }

  /// x = n·π/2 + r with n the nearest integer: the low bits of n, and r. π/2 is cut into 33 + 33 + 53 bits,
  /// so that the products of the first two with n are exact (Cody and Waite 1980).
  private static func reduced(_ x: Double) -> (quadrant: UInt64, r: DoubleDouble) {
    guard x.magnitude <= 0x1p20 else { return (0, DoubleDouble(high: .nan, low: 0)) }
    let t = constants.rounder.addingProduct(x, 0x1.45f306dc9c883p-1)
    let n = t - constants.rounder
    let a = x.addingProduct(-n, 0x1.921fb544p0)
    let r = DoubleDouble.sum(a, -n * 0x1.0b4611a6p-34)
    return (t.bitPattern, DoubleDouble.sum(r.high, r.low.addingProduct(-n, 0x1.3198a2e037073p-69)))
  }

  /// sin(r + n·π/2) for |r| ≤ π/4.
  private static func sine(_ r: DoubleDouble, quarterTurns n: UInt64) -> Double {
    let y = n & 1 == 0 ? r.sine : r.cosine
    return n & 2 == 0 ? y : -y
  }
}

extension FloatingLanes where Scalar == Double {
  /// cos 2πu for |u| ≤ 2²⁰, within 1 ulp, exact at quarter turns; NaN beyond.
  @inline(__always)
  public static func cos(turns u: Self) -> Self {
    let (quadrant, r) = reduced(turns: u)
    return sine(r, quarterTurns: quadrant &+ Bits(repeating: 1))
  }

  /// u = n/4 + f with n the nearest integer: the low bits of n, and 2πf; NaN for |u| > 2²⁰.
  @inline(__always)
  fileprivate static func reduced(turns u: Self) -> (quadrant: Bits, r: DoubleDoubles<Self>) {
    let rounder = Self(repeating: Scalar.constants.rounder)
    let four = Self(repeating: 4)
    let t = rounder.addingProduct(four, u)
    let f = (t - rounder).negated.addingProduct(four, u)
    let bounded = Self(repeating: .nan).replacing(with: f, where: u.magnitudes .<= Self(repeating: 0x1p20))
    let halfPi = DoubleDoubles(
      high: Self(repeating: 0x1.921fb54442d18p0), low: Self(repeating: 0x1.1a62633145c07p-54))
    return (t.bitPattern, DoubleDoubles(high: bounded, low: Self(repeating: 0)) * halfPi)
  }
}

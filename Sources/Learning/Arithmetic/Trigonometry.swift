extension Double {
  /// sin x for |x| ≤ 2²⁰, within 1 ulp; NaN beyond.
  package static func sin(_ x: Double) -> Double {
    let (quadrant, r) = reduced(x)
    return x == 0 ? x : sine(r, quarterTurns: quadrant)
  }

  /// cos x for |x| ≤ 2²⁰, within 1 ulp; NaN beyond.
  package static func cos(_ x: Double) -> Double {
    let (quadrant, r) = reduced(x)
    return sine(r, quarterTurns: quadrant &+ 1)
  }

  /// sin 2πu for |u| ≤ 2²⁰, within 1 ulp, exact at quarter turns; NaN beyond.
  package static func sin(turns u: Double) -> Double {
    let (quadrant, r) = reduced(turns: u)
    return u == 0 ? u : sine(r, quarterTurns: quadrant)
  }

  /// cos 2πu for |u| ≤ 2²⁰, within 1 ulp, exact at quarter turns; NaN beyond.
  package static func cos(turns u: Double) -> Double {
    let (quadrant, r) = reduced(turns: u)
    return sine(r, quarterTurns: quadrant &+ 1)
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

  /// u = n/4 + f with n the nearest integer: the low bits of n, and 2πf.
  private static func reduced(turns u: Double) -> (quadrant: UInt64, r: DoubleDouble) {
    guard u.magnitude <= 0x1p20 else { return (0, DoubleDouble(high: .nan, low: 0)) }
    let t = constants.rounder.addingProduct(4, u)
    let f = (t - constants.rounder).negated.addingProduct(4, u)
    let halfPi = DoubleDouble(high: 0x1.921fb54442d18p0, low: 0x1.1a62633145c07p-54)
    return (t.bitPattern, DoubleDouble(high: f, low: 0) * halfPi)
  }

  /// sin(r + n·π/2) for |r| ≤ π/4.
  private static func sine(_ r: DoubleDouble, quarterTurns n: UInt64) -> Double {
    let y = n & 1 == 0 ? sine(r) : cosine(r)
    return n & 2 == 0 ? y : -y
  }

  /// r + r³·S(r²), S being a minimax polynomial.
  private static func sine(_ r: DoubleDouble) -> Double {
    let z = r.high * r.high
    let tail = Double(0x1.5d9322c9994b6p-33)
      .times(z, plus: -0x1.ae5e66ac93826p-26)
      .times(z, plus: 0x1.71de35784426p-19)
      .times(z, plus: -0x1.a01a019c1236ap-13)
      .times(z, plus: 0x1.111111110f87fp-7)
      .times(z, plus: -0x1.5555555555549p-3)
    let correction = r.low.addingProduct(-0.5 * z, r.low)
    return r.high + correction.addingProduct(z * r.high, tail)
  }

  /// 1 − r²/2 + r⁴·C(r²), C being a minimax polynomial.
  private static func cosine(_ r: DoubleDouble) -> Double {
    let z = r.high * r.high
    let tail = Double(-0x1.8faeb8a4e2d7cp-37)
      .times(z, plus: 0x1.1ee9ec1a51112p-29)
      .times(z, plus: -0x1.27e4f80a308b6p-22)
      .times(z, plus: 0x1.a01a019cb20a3p-16)
      .times(z, plus: -0x1.6c16c16c1518p-10)
      .times(z, plus: 0x1.555555555554cp-5)
    let half = 0.5 * z
    let w = 1 - half
    let correction = ((1 - w) - half).addingProduct(-r.high, r.low)
    return w + correction.addingProduct(z * z, tail)
  }
}

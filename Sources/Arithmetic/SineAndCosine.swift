// x = n·π/2 + r with n the integer nearest to x·2/π, as in Cody and Waite (1980). π/2 is cut into three parts of the
// format's precision: an fma subtracts the product of n with the first exactly, and r is kept in two parts. n and its
// quadrant never leave the floating-point registers: they are the low bits of a sum with 1.5·2²³ or 1.5·2⁵².

extension FloatingLanes {
  /// sin x, within 1 ulp for |x| ≤ 2²⁰ (float64: 2⁴⁸), where neighbouring numbers are 1/8 (1/16) apart; beyond, infinities
  /// included, the sine of that limit, so that a finite number always has a finite one.
  @inline(__always)
  public static func sine(_ x: Self) -> Self {
    let (quadrant, r) = reduced(x)
    return sine(r, quarterTurns: quadrant)
      .replacing(with: x, where: x.magnitudes .< Self(repeating: Scalar.constants.tiny))
  }

  /// cos x, as accurate as `sine` and for the same numbers.
  @inline(__always)
  public static func cosine(_ x: Self) -> Self {
    let (quadrant, r) = reduced(x)
    return sine(r, quarterTurns: quadrant &+ Bits(repeating: 1))
  }

  /// The low bits of n, and r.
  @inline(__always)
  private static func reduced(_ x: Self) -> (quadrant: Bits, r: DoubleDoubles<Self>) {
    let k = Scalar.halfTurn
    let x = x.clamped(from: -k.largestAngle, to: k.largestAngle)
    let rounder = Self(repeating: Scalar.constants.rounder)
    let t = rounder.addingProduct(x, Self(repeating: k.twoOverPi))
    let n = (t - rounder).negated
    let product = DoubleDoubles.product(n, Self(repeating: k.middle))
    let r = DoubleDoubles.sum(x.addingProduct(n, Self(repeating: k.high)), product.high)
    let low = (r.low + product.low).addingProduct(n, Self(repeating: k.low))
    return (t.bitPattern, DoubleDoubles.sum(r.high, low))
  }
}

extension FloatingLanes {
  /// sin(r + n·π/2) for |r| a little above π/4 at most; n is the low bits of `quadrant`.
  @inline(__always)
  static func sine(_ r: DoubleDoubles<Self>, quarterTurns n: Bits) -> Self {
    // All ones where n is odd: the cosine's bits, elsewhere the sine's.
    let isOdd = Bits(repeating: 0) &- (n & Bits(repeating: 1))
    let (sine, cosine) = (r.sine.bitPattern, r.cosine.bitPattern)
    let sign = (n & Bits(repeating: 2)) &<< Bits(repeating: Scalar.constants.signShift)
    return Self(bitPattern: (sine ^ ((sine ^ cosine) & isOdd)) ^ sign)
  }
}

extension DoubleDoubles {
  /// The sine of |r| ≤ π/4: r + r³·S(r²), S being a minimax polynomial.
  @inline(__always)
  var sine: V {
    let z = high * high
    let correction = low.addingProduct(V(repeating: -0.5) * z, low)
    return high + correction.addingProduct(z * high, V.Scalar.sineTail(z))
  }

  /// The cosine of |r| ≤ π/4: 1 − r²/2 + r⁴·C(r²), C being a minimax polynomial.
  @inline(__always)
  var cosine: V {
    let z = high * high
    let one = V(repeating: 1)
    let half = V(repeating: 0.5) * z
    let w = one - half
    let correction = ((one - w) - half).addingProduct(high.negated, low)
    return w + correction.addingProduct(z * z, V.Scalar.cosineTail(z))
  }
}

/// The constants that `sine` and `cosine` reduce an angle with.
@frozen
public struct HalfTurnConstants<Scalar: Real>: Sendable {
  /// 2/π, rounded.
  @usableFromInline let twoOverPi: Scalar
  /// π/2 in three parts, each rounded to nearest.
  @usableFromInline let high: Scalar
  @usableFromInline let middle: Scalar
  @usableFromInline let low: Scalar
  /// The largest angle; larger ones count as this one.
  @usableFromInline let largestAngle: Scalar

  @inlinable
  init(twoOverPi: Scalar, high: Scalar, middle: Scalar, low: Scalar, largestAngle: Scalar) {
    (self.twoOverPi, self.high, self.middle, self.low) = (twoOverPi, high, middle, low)
    self.largestAngle = largestAngle
  }
}

extension Float {
  /// The constants of `sine` and `cosine`.
  @inlinable @inline(__always)
  public static var halfTurn: HalfTurnConstants<Float> {
    HalfTurnConstants(
      twoOverPi: 0x1.45f306p-1, high: 0x1.921fb6p0, middle: -0x1.777a5cp-25, low: -0x1.ee59dap-50,
      largestAngle: 0x1p20)
  }

  /// The polynomial of the sine in this format.
  @inline(__always)
  public static func sineTail<V: FloatingLanes>(_ z: V) -> V where V.Scalar == Float {
    V(repeating: 0x1.6bfdf4p-19)
      .times(z, plus: -0x1.a00bc6p-13)
      .times(z, plus: 0x1.111104p-7)
      .times(z, plus: -0x1.555556p-3)
  }

  /// The polynomial of the cosine in this format.
  @inline(__always)
  public static func cosineTail<V: FloatingLanes>(_ z: V) -> V where V.Scalar == Float {
    V(repeating: 0x1.98f994p-16)
      .times(z, plus: -0x1.6c08c6p-10)
      .times(z, plus: 0x1.555544p-5)
  }
}

extension Double {
  /// The constants of `sine` and `cosine`.
  @inlinable @inline(__always)
  public static var halfTurn: HalfTurnConstants<Double> {
    HalfTurnConstants(
      twoOverPi: 0x1.45f306dc9c883p-1, high: 0x1.921fb54442d18p0, middle: 0x1.1a62633145c07p-54,
      low: -0x1.f1976b7ed8fbcp-110, largestAngle: 0x1p48)
  }

  /// The polynomial of the sine in this format.
  @inline(__always)
  public static func sineTail<V: FloatingLanes>(_ z: V) -> V where V.Scalar == Double {
    V(repeating: 0x1.5d9322c9994b6p-33)
      .times(z, plus: -0x1.ae5e66ac93826p-26)
      .times(z, plus: 0x1.71de35784426p-19)
      .times(z, plus: -0x1.a01a019c1236ap-13)
      .times(z, plus: 0x1.111111110f87fp-7)
      .times(z, plus: -0x1.5555555555549p-3)
  }

  /// The polynomial of the cosine in this format.
  @inline(__always)
  public static func cosineTail<V: FloatingLanes>(_ z: V) -> V where V.Scalar == Double {
    V(repeating: -0x1.8faeb8a4e2d7cp-37)
      .times(z, plus: 0x1.1ee9ec1a51112p-29)
      .times(z, plus: -0x1.27e4f80a308b6p-22)
      .times(z, plus: 0x1.a01a019cb20a3p-16)
      .times(z, plus: -0x1.6c16c16c1518p-10)
      .times(z, plus: 0x1.555555555554cp-5)
  }
}

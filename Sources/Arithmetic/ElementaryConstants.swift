/// The constants of exp, log and related functions in one format; hexadecimal, because decimal literals
/// round differently on different platforms.
///
/// Frozen and inlinable, because a getter of this size is inlined across targets only on request.
@frozen
public struct ElementaryConstants<Scalar: Real>: Sendable {
  /// The bits of the fraction, 23 or 52, as a shift and as a number.
  @usableFromInline let fractionBits: Scalar.Bits
  @usableFromInline let fractionSize: Scalar
  /// 127 or 1023; and twice that, as an integer.
  @usableFromInline let bias: Scalar
  @usableFromInline let twiceBias: Scalar.Bits
  /// 1.5 · 2^fractionBits: added to a small number it leaves the nearest integer, ties to even, in the low
  /// bits.
  @usableFromInline let rounder: Scalar
  /// 2^fractionBits.
  @usableFromInline let integerShift: Scalar
  /// log₂ e, rounded.
  @usableFromInline let log2e: Scalar
  /// ln 2 cut so that its product with an exponent is exact, and the rest, rounded.
  @usableFromInline let ln2High: Scalar
  @usableFromInline let ln2Low: Scalar
  /// √½, rounded.
  @usableFromInline let squareRootOfHalf: Scalar
  /// Half a unit in the last place of 1: for smaller |x|, e^x − 1 and ln(1 + x) round to x.
  @usableFromInline let tiny: Scalar

  /// Outside this range e^x is 0 or infinite.
  @usableFromInline let exponentialLow: Scalar
  @usableFromInline let exponentialHigh: Scalar
  /// Below it e^x − 1 is −1.
  @usableFromInline let expMinusOneLow: Scalar
  /// Outside this range of −x the sigmoid is 1 or 0.
  @usableFromInline let sigmoidLow: Scalar
  @usableFromInline let sigmoidHigh: Scalar
  /// Beyond it tanh is 1.
  @usableFromInline let tanhHigh: Scalar
  /// 1/√(2π), rounded.
  @usableFromInline let normalPeak: Scalar
  /// The sign bit's place less 1: moves bit 1 there.
  @usableFromInline let signShift: Scalar.Bits

  @inlinable
  init(
    fractionBits: Scalar.Bits, fractionSize: Scalar, bias: Scalar,
    twiceBias: Scalar.Bits, rounder: Scalar, integerShift: Scalar,
    log2e: Scalar, ln2High: Scalar, ln2Low: Scalar,
    squareRootOfHalf: Scalar, tiny: Scalar, exponentialLow: Scalar,
    exponentialHigh: Scalar, expMinusOneLow: Scalar, sigmoidLow: Scalar,
    sigmoidHigh: Scalar, tanhHigh: Scalar, normalPeak: Scalar, signShift: Scalar.Bits
  ) {
    self.fractionBits = fractionBits
    self.fractionSize = fractionSize
    self.bias = bias
    self.twiceBias = twiceBias
    self.rounder = rounder
    self.integerShift = integerShift
    self.log2e = log2e
    self.ln2High = ln2High
    self.ln2Low = ln2Low
    self.squareRootOfHalf = squareRootOfHalf
    self.tiny = tiny
    self.exponentialLow = exponentialLow
    self.exponentialHigh = exponentialHigh
    self.expMinusOneLow = expMinusOneLow
    self.sigmoidLow = sigmoidLow
    self.sigmoidHigh = sigmoidHigh
    self.tanhHigh = tanhHigh
    self.normalPeak = normalPeak
    self.signShift = signShift
  }
}

extension Float {
  /// The format's constants.
  @inlinable @inline(__always)
  public static var constants: ElementaryConstants<Float> {
    ElementaryConstants(
      fractionBits: 23, fractionSize: 23, bias: 127, twiceBias: 254, rounder: 0x1.8p23, integerShift: 0x1p23,
      log2e: 0x1.715476p0,
      ln2High: 0x1.62e4p-1, ln2Low: 0x1.7f7d1cp-20, squareRootOfHalf: 0x1.6a09e6p-1, tiny: 0x1p-24,
      exponentialLow: -104, exponentialHigh: 89, expMinusOneLow: -20, sigmoidLow: -87,
      sigmoidHigh: 0x1.62cccep6, tanhHigh: 10, normalPeak: 0x1.988454p-2, signShift: 30)
  }

  /// The polynomial of `exp` in this format.
  @inline(__always)
  public static func exponentialTail<V: FloatingLanes>(_ r: V) -> V where V.Scalar == Float {
    V(repeating: 0x1.6bea7cp-10)
      .times(r, plus: 0x1.12279p-7)
      .times(r, plus: 0x1.555676p-5)
      .times(r, plus: 0x1.5554bp-3)
      .times(r, plus: 0x1.fffffep-2)
  }

  /// The polynomial of `log` in this format.
  @inline(__always)
  public static func logarithmTail<V: FloatingLanes>(_ z: V) -> V where V.Scalar == Float {
    V(repeating: 0x1.e2f766p-3)
      .times(z, plus: 0x1.2438d2p-2)
      .times(z, plus: 0x1.999a7ap-2)
      .times(z, plus: 0x1.555554p-1)
  }
}

extension Double {
  /// The format's constants.
  @inlinable @inline(__always)
  public static var constants: ElementaryConstants<Double> {
    ElementaryConstants(
      fractionBits: 52, fractionSize: 52, bias: 1023, twiceBias: 2046, rounder: 0x1.8p52,
      integerShift: 0x1p52, log2e: 0x1.71547652b82fep0,
      ln2High: 0x1.62e42fefa38p-1, ln2Low: 0x1.ef35793c7673p-45, squareRootOfHalf: 0x1.6a09e667f3bcdp-1,
      tiny: 0x1p-53, exponentialLow: -746, exponentialHigh: 710, expMinusOneLow: -40, sigmoidLow: -708,
      sigmoidHigh: 0x1.62d999999999ap9, tanhHigh: 20, normalPeak: 0x1.9884533d43651p-2, signShift: 62)
  }

  /// The polynomial of `exp` in this format.
  @inline(__always)
  public static func exponentialTail<V: FloatingLanes>(_ r: V) -> V where V.Scalar == Double {
    V(repeating: 0x1.ae6c3c83fb65cp-26)
      .times(r, plus: 0x1.28a1dccca3efap-22)
      .times(r, plus: 0x1.71de87b337285p-19)
      .times(r, plus: 0x1.a019a772615c5p-16)
      .times(r, plus: 0x1.a01a017533fd7p-13)
      .times(r, plus: 0x1.6c16c17edab22p-10)
      .times(r, plus: 0x1.1111111118f68p-7)
      .times(r, plus: 0x1.55555555522bbp-5)
      .times(r, plus: 0x1.5555555555539p-3)
      .times(r, plus: 0x1.0000000000005p-1)
  }

  /// The polynomial of `log` in this format.
  @inline(__always)
  public static func logarithmTail<V: FloatingLanes>(_ z: V) -> V where V.Scalar == Double {
    V(repeating: 0x1.2f069f3c67d3cp-3)
      .times(z, plus: 0x1.39a19d75ded31p-3)
      .times(z, plus: 0x1.74663ff5d762fp-3)
      .times(z, plus: 0x1.c71c5204a1789p-3)
      .times(z, plus: 0x1.24924941f67d9p-2)
      .times(z, plus: 0x1.999999997fd5fp-2)
      .times(z, plus: 0x1.5555555555592p-1)
  }
}

import Arithmetic

// Further activations of the FANN library (Nissen 2003), with steepness 1. Its elliot_symmetric is `Softsign`.

/// f(x) = e^(−x²), f′ = −2x·O
public enum Gaussian: ActivationFunction {
  /// f′ needs net: the output does not say its sign.
  @inline(__always) public static var derivativeNeedsNet: Bool { true }
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V { .gaussian(net) }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    sum * (V(repeating: -2) * (net * output))
  }
}

/// f(x) = sin x, f′ = cos x
public enum Sine: ActivationFunction {
  /// f′ needs net: the output does not say its sign.
  @inline(__always) public static var derivativeNeedsNet: Bool { true }
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V { .sine(net) }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    sum * .cosine(net)
  }
}

/// f(x) = x/(2·(1 + |x|)) + ½, f′ = (1 − |2·O − 1|)²/2 (Elliott 1993)
public enum Elliot: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V {
    let half = V(repeating: 0.5)
    return half.addingProduct(half, net / (V.one + net.magnitudes))
  }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    let rest = V.one - V(repeating: -1).addingProduct(V(repeating: 2), output).magnitudes
    return sum * (V(repeating: 0.5) * (rest * rest))
  }
}

/// f(x) = x limited to [0, 1]; f′ is 1 everywhere, as in FANN, so that a unit at a limit can leave it
public enum LinearPiece: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V { net.clamped(from: 0, to: 1) }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    sum
  }
}

import Arithmetic

// Relatives of the rectified linear unit that are smooth, or bounded below.

/// f(x) = x < 0 ? eˣ − 1 : x; f′ is 1 where the output is above 0, else O + 1 (Clevert, Unterthiner, Hochreiter 2016)
public enum ExponentialLinear: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V {
    net.replacing(with: .expMinusOne(net), where: net .< V.zero)
  }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    (sum * (output + V.one)).replacing(with: sum, where: V.zero .< output)
  }
}

/// f(x) = x < 0 ? λα·(eˣ − 1) : λ·x; f′ is λ where the output is above 0, else O + λα (Klambauer et al. 2017)
public enum ScaledExponentialLinear: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V {
    (V.selfNormalizingScale * net)
      .replacing(with: V.selfNormalizingDepth * .expMinusOne(net), where: net .< V.zero)
  }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    (sum * (output + V.selfNormalizingDepth))
      .replacing(with: sum * V.selfNormalizingScale, where: V.zero .< output)
  }
}

/// f(x) = x·σ(x), f′ = σ·(1 + x·(1 − σ)) with σ = sigmoid(x) (Hendrycks, Gimpel 2016; swish of Ramachandran et al. 2017)
public enum SigmoidLinear: ActivationFunction {
  /// f′ needs net: two net inputs below 0 have the same output.
  @inline(__always) public static var derivativeNeedsNet: Bool { true }
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V { net * .sigmoid(net) }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    let sigmoid = V.sigmoid(net)
    return sum * (sigmoid * V.one.addingProduct(net, V.one - sigmoid))
  }
}

/// f(x) = x·Φ(x), f′ = Φ(x) + x·φ(x), with the standard normal distribution (Hendrycks, Gimpel 2016)
public enum GaussianErrorLinear: ActivationFunction {
  /// f′ needs net: two net inputs below 0 have the same output.
  @inline(__always) public static var derivativeNeedsNet: Bool { true }
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V {
    net * V.normalDistribution(net).cumulative
  }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    let normal = V.normalDistribution(net)
    return sum * normal.cumulative.addingProduct(net, normal.density)
  }
}

/// f(x) = x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2 = x·σ(v), f′ = σ·(1 + x·v′·(1 − σ)), with σ = sigmoid(v) and
/// v = √(8/π)·(x + 0.044715·x³) (Hendrycks, Gimpel 2016)
public enum GaussianErrorLinearByTanh: ActivationFunction {
  /// f′ needs net: two net inputs below 0 have the same output.
  @inline(__always) public static var derivativeNeedsNet: Bool { true }
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V {
    net * .sigmoid(arguments(net).v)
  }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    let (x, v, slope) = arguments(net)
    let sigmoid = V.sigmoid(v)
    return sum * (sigmoid * V.one.addingProduct(x * slope, V.one - sigmoid))
  }

  /// x limited to ±24, beyond which f is 0 or x in both formats, v, and v′.
  @inline(__always)
  private static func arguments<V: FloatingLanes>(_ net: V) -> (x: V, v: V, slope: V) {
    let x = net.clamped(from: -24, to: 24)
    let square = x * x
    let linear = V(repeating: V.Scalar(0x1.9884533d43651p0 as Double))
    let cubic = V(repeating: V.Scalar(0x1.2444f2a4d8b4bp-4 as Double))
    let thrice = V(repeating: V.Scalar(0x1.b6676bf7450fp-3 as Double))
    return (x, x * linear.addingProduct(square, cubic), linear.addingProduct(square, thrice))
  }
}

extension FloatingLanes {
  /// λ of `selu`, rounded from float64.
  @inline(__always) fileprivate static var selfNormalizingScale: Self {
    Self(repeating: Scalar(0x1.0cfabd6a91132p0 as Double))
  }
  /// λα of `selu`, rounded from float64.
  @inline(__always) fileprivate static var selfNormalizingDepth: Self {
    Self(repeating: Scalar(0x1.c212cc640f031p0 as Double))
  }
}

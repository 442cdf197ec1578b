import Arithmetic

/// An activation and its derivative, written once for a single number and for a vector of networks.
///
/// The derivative is a step of its own, so that the activation can be exchanged. Where it is a function of the output
/// alone, a network in training need not keep its net inputs.
public protocol ActivationFunction {
  /// Whether f′ is computed from net, which a network in training must then keep.
  static var derivativeNeedsNet: Bool { get }
  /// f(net).
  static func output<V: FloatingLanes>(_ net: V) -> V
  /// `sum`·f′(net), where `output` is f(net); `net` is used only if the derivative needs it.
  static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V
}

extension ActivationFunction {
  /// Whether f′ is computed from net: not unless a function says so.
  @inline(__always) public static var derivativeNeedsNet: Bool { false }
}

/// f(x) = x
public enum Identity: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V { net }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    sum
  }
}

/// f(x) = 1/(1 + e⁻ˣ), f′ = O·(1 − O)
public enum Sigmoid: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V { .sigmoid(net) }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    sum * (output * (V.one - output))
  }
}

/// f(x) = tanh x, f′ = 1 − O²
public enum Tanh: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V { .tanh(net) }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    sum * V.one.addingProduct(output.negated, output)
  }
}

/// f(x) = x < 0 ? 0 : x; f′ is 1 where the output is above 0, else 0
public enum RectifiedLinear: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V {
    net.replacing(with: V.zero, where: net .< V.zero)
  }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    V.zero.replacing(with: sum, where: V.zero .< output)
  }
}

/// f(x) = x < 0 ? x/100 : x; f′ is 1 where the output is above 0, else 1/100
public enum LeakyRectifiedLinear: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V {
    net.replacing(with: net * V.leak, where: net .< V.zero)
  }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    (sum * V.leak).replacing(with: sum, where: V.zero .< output)
  }
}

extension FloatingLanes {
  @inline(__always) static var zero: Self { Self(repeating: 0) }
  @inline(__always) static var one: Self { Self(repeating: 1) }
  /// The slope of a leaky rectified linear unit below zero: 1/100, by division, so that it is rounded once.
  @inline(__always) static var leak: Self { Self(repeating: 1 / 100) }
}

/// f(x) = x/(1 + |x|), f′ = (1 − |O|)²
public enum Softsign: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V {
    net / (V.one + net.magnitudes)
  }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    let rest = V.one - output.magnitudes
    return sum * (rest * rest)
  }
}

/// f(x) = ln(1 + eˣ), f′ = 1 − e^(−O), which is the sigmoid of x
public enum Softplus: ActivationFunction {
  /// f(net).
  @inline(__always) public static func output<V: FloatingLanes>(_ net: V) -> V { .softplus(net) }
  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always) public static func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    sum * V.expMinusOne(output.negated).negated
  }
}

import Arithmetic

/// What is done with an activation's function, compiled for each function.
public protocol ActivationUse {
  associatedtype Result

  /// Does it with one function.
  func callAsFunction<F: ActivationFunction>(_ function: F.Type) -> Result
}

extension Activation {
  /// Does something with the activation's function. Softmax is a function of a whole layer: its units have the identity.
  ///
  /// The most common functions are inlined. The others are called, so that a kernel's registers do not depend on them.
  @inline(__always)
  public func apply<Use: ActivationUse>(_ use: Use) -> Use.Result {
    switch self {
    case .identity, .softmax: use(Identity.self)
    case .sigmoid: use(Sigmoid.self)
    case .tanh: use(Tanh.self)
    case .relu: use(RectifiedLinear.self)
    case .leakyReLU: use(LeakyRectifiedLinear.self)
    case .softsign: use(Softsign.self)
    case .softplus: use(Softplus.self)
    default: applyLessCommon(use)
    }
  }

  /// `apply` for the functions that it does not inline.
  @inline(never)
  public func applyLessCommon<Use: ActivationUse>(_ use: Use) -> Use.Result {
    switch self {
    case .elu: use(ExponentialLinear.self)
    case .selu: use(ScaledExponentialLinear.self)
    case .silu: use(SigmoidLinear.self)
    case .gelu: use(GaussianErrorLinear.self)
    case .geluTanh: use(GaussianErrorLinearByTanh.self)
    case .gaussian: use(Gaussian.self)
    case .sin: use(Sine.self)
    case .elliot: use(Elliot.self)
    case .linearPiece: use(LinearPiece.self)
    case .identity, .softmax, .sigmoid, .tanh, .relu, .leakyReLU, .softsign, .softplus:
      preconditionFailure("these are inlined")
    }
  }

  /// f(net). Softmax is a function of a whole layer: this returns the net input unchanged.
  @inline(__always)
  public func output<V: FloatingLanes>(_ net: V) -> V { apply(Output(net: net)) }

  /// `sum`·f′(net), where `output` is f(net).
  @inline(__always)
  public func timesDerivative<V: FloatingLanes>(_ sum: V, net: V, output: V) -> V {
    apply(Derivative(sum: sum, net: net, output: output))
  }

  /// Whether f′ is computed from net, which a network in training must then keep.
  public var derivativeNeedsNet: Bool { apply(DerivativeNeedsNet()) }
}

private struct Output<V: FloatingLanes>: ActivationUse {
  let net: V

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) -> V { f.output(net) }
}

private struct Derivative<V: FloatingLanes>: ActivationUse {
  let sum: V
  let net: V
  let output: V

  @inline(__always)
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) -> V {
    f.timesDerivative(sum, net: net, output: output)
  }
}

private struct DerivativeNeedsNet: ActivationUse {
  func callAsFunction<F: ActivationFunction>(_ f: F.Type) -> Bool { f.derivativeNeedsNet }
}

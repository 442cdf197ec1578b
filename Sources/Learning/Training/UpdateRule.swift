import Arithmetic

/// How a weight is updated from its gradient: written once for a single weight and for a vector of weights.
///
/// g is the negative gradient −∂E/∂w, summed over the batch: Σ δ·O. The rule's constants are those of one
/// step (see `UpdateRuleState`).
public struct UpdateRule<V: FloatingLanes> {
  /// η; Adam: η·√(1 − β₂ᵗ)/(1 − β₁ᵗ).
  public var learningRate: V
  /// μ; Adam: β₁.
  public var momentum: V
  /// 1 − β₁
  public var gain: V
  /// ρ, or β₂.
  public var squareDecay: V
  /// 1 − ρ, or 1 − β₂.
  public var squareGain: V
  /// ε; Adam: ε·√(1 − β₂ᵗ).
  public var epsilon: V
  /// AdamW: 1 − η·λ.
  public var shrinkage: V
  /// Rprop: η⁺.
  public var increase: V
  /// Rprop: η⁻.
  public var decrease: V
  /// Rprop: Δ_min.
  public var smallestStep: V
  /// Rprop: Δ_max.
  public var largestStep: V
  /// λ of the L2 penalty, divided by its basis.
  public var l2: V
  /// λ of the L1 penalty, divided by its basis.
  public var l1: V

  /// The negative gradient including the penalties: g − λ₂·w − λ₁·sign w.
  @inline(__always)
  public func withPenalty(_ g: V, at w: V) -> V {
    let zero = V(repeating: 0)
    let shrunk = g.replacing(with: g.addingProduct(l2.negated, w), where: zero .< l2)
    let pulled = shrunk.replacing(with: shrunk - l1, where: zero .< w)
      .replacing(with: shrunk + l1, where: w .< zero)
    return shrunk.replacing(with: pulled, where: zero .< l1)
  }

  /// Gradient descent: w ← w + η·g.
  @inline(__always)
  public func step(_ w: inout V, gradient g: V) {
    w = w.addingProduct(learningRate, g)
  }

  /// A step of any rule. State that the rule does not use is left unchanged.
  @inline(__always)
  public func step(_ kind: UpdateRuleKind, _ w: inout V, gradient g: V, _ first: inout V, _ second: inout V) {
    switch kind.stateCount {
    case 0: step(&w, gradient: g)
    case 1: step(kind, &w, gradient: g, &first)
    default: stepWithTwoStates(kind, &w, gradient: g, &first, &second)
    }
  }

  /// A step of a rule that stores one number per weight.
  @inline(__always)
  public func step(_ kind: UpdateRuleKind, _ w: inout V, gradient g: V, _ v: inout V) {
    switch kind {
    case .momentum: momentumStep(&w, gradient: g, velocity: &v)
    case .nesterov: nesterovStep(&w, gradient: g, velocity: &v)
    default: rmspropStep(&w, gradient: g, meanSquare: &v)
    }
  }

  /// A step of a rule that stores two numbers per weight.
  @inline(__always)
  private func stepWithTwoStates(
    _ kind: UpdateRuleKind, _ w: inout V, gradient g: V, _ first: inout V, _ second: inout V
  ) {
    switch kind {
    case .rprop: rpropStep(&w, gradient: g, skipsStep: false, sign: &first, step: &second)
    case .iRpropMinus: rpropStep(&w, gradient: g, skipsStep: true, sign: &first, step: &second)
    case .adamW:
      w = w * shrinkage
      adamStep(&w, gradient: g, mean: &first, meanSquare: &second)
    default: adamStep(&w, gradient: g, mean: &first, meanSquare: &second)
    }
  }

  /// Momentum: v ← μ·v + η·g, then w ← w + v. η is part of the velocity, so that a new η affects later
  /// steps only.
  @inline(__always)
  private func momentumStep(_ w: inout V, gradient g: V, velocity v: inout V) {
    v = flushingTiny((learningRate * g).addingProduct(momentum, v))
    w = w + v
  }

  /// Nesterov's momentum (Sutskever et al. 2013, as scikit-learn writes it): v as above, then w ← w + (μ·v + η·g).
  @inline(__always)
  private func nesterovStep(_ w: inout V, gradient g: V, velocity v: inout V) {
    let push = learningRate * g
    v = flushingTiny(push.addingProduct(momentum, v))
    w = w + push.addingProduct(momentum, v)
  }

  /// RMSprop (Tieleman & Hinton 2012): v ← ρ·v + (1 − ρ)·g², w ← w + η·(g/(√v + ε)).
  @inline(__always)
  private func rmspropStep(_ w: inout V, gradient g: V, meanSquare v: inout V) {
    v = flushingTiny((squareGain * (g * g)).addingProduct(squareDecay, v))
    w = w.addingProduct(learningRate, g / (v.squareRoot() + epsilon))
  }

  /// Adam (Kingma & Ba 2015, the form before their section 2.1): m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g²,
  /// w ← w + α·(m/(√v + ε)), the corrections of the means being in α and ε.
  @inline(__always)
  private func adamStep(_ w: inout V, gradient g: V, mean m: inout V, meanSquare v: inout V) {
    m = flushingTiny((gain * g).addingProduct(momentum, m))
    v = flushingTiny((squareGain * (g * g)).addingProduct(squareDecay, v))
    w = w.addingProduct(learningRate, m / (v.squareRoot() + epsilon))
  }

  /// Rprop− (Riedmiller & Braun 1993, without its weight-backtracking: Igel & Hüsken 2000): w ← w + s·Δ,
  /// where s is the sign of g, and Δ has grown if s is unchanged and shrunk if it has changed. `sign` is
  /// the previous s; with `skipsStep` (iRprop−) s is 0 in the step of a change.
  @inline(__always)
  private func rpropStep(_ w: inout V, gradient g: V, skipsStep: Bool, sign: inout V, step: inout V) {
    let zero = V(repeating: 0)
    var s = zero.replacing(with: V(repeating: 1), where: zero .< g)
      .replacing(with: V(repeating: -1), where: g .< zero)
    let agreement = s * sign
    let grown = step * increase
    let shrunk = step * decrease
    step = step.replacing(
      with: grown.replacing(with: largestStep, where: largestStep .< grown), where: zero .< agreement
    )
    .replacing(
      with: shrunk.replacing(with: smallestStep, where: shrunk .< smallestStep), where: agreement .< zero)
    if skipsStep { s = s.replacing(with: zero, where: agreement .< zero) }
    w = w.addingProduct(s, step)
    sign = s
  }

  /// Replaces numbers below 2⁻¹⁰⁰ by +0, because subnormal numbers are slow on some processors.
  @inline(__always)
  private func flushingTiny(_ v: V) -> V {
    v.replacing(with: V(repeating: 0), where: v.magnitudes .< V(repeating: 0x1p-100))
  }
}

extension UpdateRule {
  /// A rule whose constants are made one by one; `number` reads the constant in question from a float64
  /// rule.
  @inline(__always)
  public init(_ make: (_ number: (UpdateRule<Double>) -> Double) -> V) {
    learningRate = make { $0.learningRate }
    momentum = make { $0.momentum }
    gain = make { $0.gain }
    squareDecay = make { $0.squareDecay }
    squareGain = make { $0.squareGain }
    epsilon = make { $0.epsilon }
    shrinkage = make { $0.shrinkage }
    increase = make { $0.increase }
    decrease = make { $0.decrease }
    smallestStep = make { $0.smallestStep }
    largestStep = make { $0.largestStep }
    l2 = make { $0.l2 }
    l1 = make { $0.l1 }
  }

  /// A float64 rule's constants rounded to the precision, the same in every lane.
  public init(rounding rule: UpdateRule<Double>) {
    self.init { number in V(repeating: V.Scalar(number(rule))) }
  }
}

import Arithmetic

/// How a weight moves, once its descent is known: written once for a single weight and for a vector of them.
///
/// The descent g is −∂E/∂w, summed over the batch: Σ δ·O. The rule's numbers are those of one step (`RuleClock`).
public struct UpdateRule<V: FloatingLanes> {
  /// η; Adam: η·√(1 − β₂ᵗ)/(1 − β₁ᵗ).
  public var learningRate: V
  /// μ; Adam: β₁.
  public var momentum: V
  /// 1 − β₁
  public var gain: V
  /// ρ, or β₂, and one less it.
  public var squareDecay: V
  public var squareGain: V
  /// ε; Adam: ε·√(1 − β₂ᵗ).
  public var epsilon: V
  /// AdamW: 1 − η·λ.
  public var shrinkage: V
  /// Rprop: η⁺ and η⁻, and the range of the step sizes.
  public var increase: V
  public var decrease: V
  public var smallestStep: V
  public var largestStep: V
  /// λ of either penalty, with its basis put in.
  public var l2: V
  public var l1: V

  /// The descent with the penalties' share: g − λ₂·w − λ₁·sign w.
  @inline(__always)
  public func penalised(_ g: V, at w: V) -> V {
    let zero = V(repeating: 0)
    let shrunk = g.replacing(with: g.addingProduct(l2.negated, w), where: zero .< l2)
    let pulled = shrunk.replacing(with: shrunk - l1, where: zero .< w)
      .replacing(with: shrunk + l1, where: w .< zero)
    return shrunk.replacing(with: pulled, where: zero .< l1)
  }

  /// Gradient descent: w ← w + η·g.
  @inline(__always)
  public func move(_ w: inout V, along g: V) {
    w = w.addingProduct(learningRate, g)
  }

  /// A step by any rule. What a rule does not keep of a weight is left as it is.
  @inline(__always)
  public func move(_ kind: RuleKind, _ w: inout V, along g: V, _ first: inout V, _ second: inout V) {
    switch kind.stateCount {
    case 0: move(&w, along: g)
    case 1: move(kind, &w, along: g, &first)
    default: moveByTwo(kind, &w, along: g, &first, &second)
    }
  }

  /// A step by a rule that keeps one number of each weight.
  @inline(__always)
  public func move(_ kind: RuleKind, _ w: inout V, along g: V, _ v: inout V) {
    switch kind {
    case .momentum: moveByMomentum(&w, along: g, velocity: &v)
    case .nesterov: moveAhead(&w, along: g, velocity: &v)
    default: moveByRootMeanSquare(&w, along: g, meanSquare: &v)
    }
  }

  /// A step by a rule that keeps two numbers of each weight.
  @inline(__always)
  private func moveByTwo(_ kind: RuleKind, _ w: inout V, along g: V, _ first: inout V, _ second: inout V) {
    switch kind {
    case .rprop: moveBySign(&w, along: g, waits: false, sign: &first, step: &second)
    case .rpropWaiting: moveBySign(&w, along: g, waits: true, sign: &first, step: &second)
    case .adamW:
      w = w * shrinkage
      moveByMoments(&w, along: g, mean: &first, meanSquare: &second)
    default: moveByMoments(&w, along: g, mean: &first, meanSquare: &second)
    }
  }

  /// Momentum: v ← μ·v + η·g, then w ← w + v. η is inside the velocity, so that a new η bends later steps only.
  @inline(__always)
  private func moveByMomentum(_ w: inout V, along g: V, velocity v: inout V) {
    v = settled((learningRate * g).addingProduct(momentum, v))
    w = w + v
  }

  /// Nesterov's momentum (Sutskever et al. 2013, as scikit-learn writes it): v as above, then w ← w + (μ·v + η·g).
  @inline(__always)
  private func moveAhead(_ w: inout V, along g: V, velocity v: inout V) {
    let push = learningRate * g
    v = settled(push.addingProduct(momentum, v))
    w = w + push.addingProduct(momentum, v)
  }

  /// RMSprop (Tieleman & Hinton 2012): v ← ρ·v + (1 − ρ)·g², w ← w + η·(g/(√v + ε)).
  @inline(__always)
  private func moveByRootMeanSquare(_ w: inout V, along g: V, meanSquare v: inout V) {
    v = settled((squareGain * (g * g)).addingProduct(squareDecay, v))
    w = w.addingProduct(learningRate, g / (v.squareRoot() + epsilon))
  }

  /// Adam (Kingma & Ba 2015, the form before their section 2.1): m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g²,
  /// w ← w + α·(m/(√v + ε)), the corrections of the means being in α and ε.
  @inline(__always)
  private func moveByMoments(_ w: inout V, along g: V, mean m: inout V, meanSquare v: inout V) {
    m = settled((gain * g).addingProduct(momentum, m))
    v = settled((squareGain * (g * g)).addingProduct(squareDecay, v))
    w = w.addingProduct(learningRate, m / (v.squareRoot() + epsilon))
  }

  /// Rprop− (Riedmiller & Braun 1993, without its weight-backtracking: Igel & Hüsken 2000): w ← w + s·Δ, s being g's
  /// sign, after Δ has grown where s is as it was and shrunk where it has changed. `sign` is s of the step before;
  /// who `waits` has s = 0 in the step of a change.
  @inline(__always)
  private func moveBySign(_ w: inout V, along g: V, waits: Bool, sign: inout V, step: inout V) {
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
    if waits { s = s.replacing(with: zero, where: agreement .< zero) }
    w = w.addingProduct(s, step)
    sign = s
  }

  /// A number that has decayed below 2⁻¹⁰⁰ is +0: subnormal numbers are slow on some processors.
  @inline(__always)
  private func settled(_ v: V) -> V {
    v.replacing(with: V(repeating: 0), where: v.magnitudes .< V(repeating: 0x1p-100))
  }
}

extension UpdateRule {
  /// A rule whose numbers are made one by one; `number` says where a float64 rule has the one that is asked for.
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

  /// A rule's numbers rounded to the precision, the same in every lane.
  public init(rounding rule: UpdateRule<Double>) {
    self.init { number in V(repeating: V.Scalar(number(rule))) }
  }
}

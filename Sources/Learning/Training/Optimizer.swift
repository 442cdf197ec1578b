extension TrainingPlan {
  /// The rule that updates the weights from the gradient, with its constants.
  public enum Optimizer: Sendable, Hashable {
    /// v ← μ·v − η·∂E/∂w, w ← w + v; with `nesterov` w ← w + μ·v − η·∂E/∂w, with the new v. μ is in `0 ..<
    /// 1`.
    case sgd(momentum: Double, nesterov: Bool)
    case rprop(Rprop)
    /// v ← ρ·v + (1 − ρ)·g², w ← w + η·g/(√v + ε). ρ is in `0 ..< 1`, ε above 0.
    case rmsprop(decay: Double, epsilon: Double)
    case adam(Adam)
  }

  /// Resilient propagation: only the sign of the gradient is used. Each weight has its own step size, which
  /// grows while the sign stays the same and shrinks when it changes. The plan's learning rate is the
  /// initial step size of all weights.
  public struct Rprop: Sendable, Hashable {
    /// iRprop−: a weight is not updated in the step in which the sign of its gradient changes (Igel &
    /// Hüsken 2000).
    public var skipsStepAfterSignChange: Bool
    /// η⁺, at least 1.
    public var increase: Double
    /// η⁻, in `0 ..< 1`, not 0.
    public var decrease: Double
    /// Δ_min, at least 0.
    public var smallestStep: Double
    /// Δ_max.
    public var largestStep: Double

    /// The optimizer's constants; the defaults are those of the literature.
    public init(
      skipsStepAfterSignChange: Bool, increase: Double = 1.2, decrease: Double = 0.5,
      smallestStep: Double = 1e-6,
      largestStep: Double = 50
    ) {
      self.skipsStepAfterSignChange = skipsStepAfterSignChange
      self.increase = increase
      self.decrease = decrease
      self.smallestStep = smallestStep
      self.largestStep = largestStep
    }
  }

  /// Adaptive moments: a step of η·m̂/(√v̂ + ε), with running means m of the gradient and v of its square.
  public struct Adam: Sendable, Hashable {
    /// β₁ and β₂, in `0 ..< 1`.
    public var beta1: Double
    /// β₂, in `0 ..< 1`.
    public var beta2: Double
    /// ε, above 0.
    public var epsilon: Double
    /// AdamW's λ: before each step a weight is multiplied by 1 − η·λ. nil for Adam.
    public var weightDecay: Double?

    /// The optimizer's constants; the defaults are those of the literature.
    public init(
      beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double? = nil
    ) {
      self.beta1 = beta1
      self.beta2 = beta2
      self.epsilon = epsilon
      self.weightDecay = weightDecay
    }
  }

  /// Which expression updates the weights.
  public var ruleKind: UpdateRuleKind {
    switch optimizer {
    case .sgd(momentum: 0, nesterov: _): .plain
    case .sgd(_, nesterov: false): .momentum
    case .sgd(_, nesterov: true): .nesterov
    case .rprop(let rprop): rprop.skipsStepAfterSignChange ? .iRpropMinus : .rprop
    case .rmsprop: .rmsprop
    case .adam(let adam): adam.weightDecay == nil ? .adam : .adamW
    }
  }
}

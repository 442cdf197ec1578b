import Arithmetic

extension TrainingPlan {
  /// What makes a step of a descent, with the constants that are its own.
  public enum Optimizer: Sendable, Hashable {
    /// v ← μ·v − η·∂E/∂w, w ← w + v; with `nesterov` w ← w + μ·v − η·∂E/∂w, v being the new one. μ is in `0 ..< 1`.
    case sgd(momentum: Double, nesterov: Bool)
    case rprop(Rprop)
    /// v ← ρ·v + (1 − ρ)·g², w ← w + η·g/(√v + ε). ρ is in `0 ..< 1`, ε above 0.
    case rmsprop(decay: Double, epsilon: Double)
    case adam(Adam)
  }

  /// Resilient propagation: only the sign of the gradient counts; every weight has a step size of its own, which grows while
  /// the sign stays and shrinks when it changes. The plan's learning rate is every weight's first step size.
  public struct Rprop: Sendable, Hashable {
    /// iRprop−: a weight whose sign has changed waits for a step (Igel & Hüsken 2000).
    public var waitsAfterChange: Bool
    /// η⁺, at least 1.
    public var increase: Double
    /// η⁻, in `0 ..< 1`, not 0.
    public var decrease: Double
    public var smallestStep: Double
    public var largestStep: Double

    public init(
      waitsAfterChange: Bool, increase: Double = 1.2, decrease: Double = 0.5, smallestStep: Double = 1e-6,
      largestStep: Double = 50
    ) {
      self.waitsAfterChange = waitsAfterChange
      self.increase = increase
      self.decrease = decrease
      self.smallestStep = smallestStep
      self.largestStep = largestStep
    }
  }

  /// Adaptive moments: a step of η·m̂/(√v̂ + ε), from running means m of the descent and v of its square.
  public struct Adam: Sendable, Hashable {
    /// β₁ and β₂, in `0 ..< 1`.
    public var beta1: Double
    public var beta2: Double
    /// ε, above 0.
    public var epsilon: Double
    /// AdamW's λ: before each step a weight loses η·λ of itself. nil for Adam.
    public var weightDecay: Double?

    public init(
      beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double? = nil
    ) {
      self.beta1 = beta1
      self.beta2 = beta2
      self.epsilon = epsilon
      self.weightDecay = weightDecay
    }
  }

  /// Which expression moves the weights.
  public var ruleKind: RuleKind {
    switch optimizer {
    case .sgd(momentum: 0, nesterov: _): .plain
    case .sgd(_, nesterov: false): .momentum
    case .sgd(_, nesterov: true): .nesterov
    case .rprop(let rprop): rprop.waitsAfterChange ? .rpropWaiting : .rprop
    case .rmsprop: .rmsprop
    case .adam(let adam): adam.weightDecay == nil ? .adam : .adamW
    }
  }
}

/// The expressions of `UpdateRule`.
public enum RuleKind: Sendable, Hashable {
  case plain, momentum, nesterov, rprop, rpropWaiting, rmsprop, adam, adamW

  /// Numbers that are kept of each weight from step to step.
  public var stateCount: Int {
    switch self {
    case .plain: 0
    case .momentum, .nesterov, .rmsprop: 1
    case .rprop, .rpropWaiting, .adam, .adamW: 2
    }
  }

  /// The rule for biases, which do not decay.
  public var ofBiases: RuleKind { self == .adamW ? .adam : self }
}

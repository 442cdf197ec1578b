import Arithmetic

/// The constants of an update rule at the current step: η changes from epoch to epoch by the schedule,
/// Adam's bias corrections from step to step.
public struct UpdateRuleState: Sendable {
  private let plan: TrainingPlan
  /// The number of training samples.
  private let samples: Int
  /// η of the epoch.
  public private(set) var learningRate: Double
  private var powers: AdamBiasCorrection

  /// The state before the first step, on a training set of `samples`.
  public init(_ plan: TrainingPlan, samples: Int) {
    self.plan = plan
    self.samples = samples
    learningRate = plan.learningRate
    powers = AdamBiasCorrection(plan.optimizer)
  }

  /// Epochs count from 1.
  public mutating func start(epoch: Int) {
    learningRate = plan.learningRate(inEpoch: epoch, samples: samples)
  }

  /// Whether η is the same in all epochs.
  public var isConstant: Bool { plan.schedule == .constant && plan.warmup == 0 }

  /// Whether the constants change from step to step.
  public var changesByStep: Bool {
    if case .adam = plan.optimizer { return true }
    return false
  }

  /// Advances by one step; called before each.
  public mutating func advance() { powers.advance() }

  /// η, or Adam's α, of the step.
  public var stepLearningRate: Double { learningRate * powers.rateFactor }

  /// All constants of the step, which is on `batch` samples.
  public func rule(batch: Int) -> UpdateRule<Double> {
    let penalty = plan.penalty(batch: batch, of: samples)
    var rule = UpdateRule<Double> { _ in 0 }
    rule.learningRate = stepLearningRate
    rule.epsilon = stepEpsilon
    rule.l2 = penalty.l2
    rule.l1 = penalty.l1
    switch plan.optimizer {
    case .sgd(let momentum, _):
      rule.momentum = momentum
    case .rprop(let rprop):
      rule.increase = rprop.increase
      rule.decrease = rprop.decrease
      rule.smallestStep = rprop.smallestStep
      rule.largestStep = rprop.largestStep
    case .rmsprop(let decay, _):
      rule.squareDecay = decay
      rule.squareGain = 1 - decay
    case .adam(let adam):
      rule.momentum = adam.beta1
      rule.gain = 1 - adam.beta1
      rule.squareDecay = adam.beta2
      rule.squareGain = 1 - adam.beta2
      rule.shrinkage = 1 - learningRate * (adam.weightDecay ?? 0)
    }
    return rule
  }

  /// ε of the step; 0 for rules that have none.
  public var stepEpsilon: Double {
    switch plan.optimizer {
    case .sgd, .rprop: 0
    case .rmsprop(_, let epsilon): epsilon
    case .adam(let adam): adam.epsilon * powers.epsilonFactor
    }
  }
}

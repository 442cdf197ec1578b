import Learning

// The optional parts of training as settings. Parts that a plan does not use stay unset, so that a part that is new to this
// format does not change the identities of older runs.

extension OptimizerName {
  init(_ optimizer: TrainingPlan.Optimizer) {
    switch optimizer {
    case .sgd: self = .sgd
    case .rprop(let rprop): self = rprop.skipsStepAfterSignChange ? .irprop : .rprop
    case .rmsprop: self = .rmsprop
    case .adam(let adam): self = adam.weightDecay == nil ? .adam : .adamw
    }
  }
}

extension OptimizerSettings {
  init(_ optimizer: TrainingPlan.Optimizer) {
    switch optimizer {
    case .sgd: break
    case .rprop(let rprop):
      stepIncrease = rprop.increase
      stepDecrease = rprop.decrease
      stepMin = rprop.smallestStep
      stepMax = rprop.largestStep
    case .rmsprop(let decay, let epsilon):
      rho = decay
      self.epsilon = epsilon
    case .adam(let adam):
      beta1 = adam.beta1
      beta2 = adam.beta2
      epsilon = adam.epsilon
      weightDecay = adam.weightDecay
    }
  }
}

extension ScheduleSettings {
  init(_ plan: TrainingPlan) {
    if plan.warmup > 0 { warmup = plan.warmup }
    switch plan.schedule {
    case .constant: break
    case .step(let every, let factor):
      kind = .step
      self.every = every
      self.factor = factor
    case .exponential(let factor):
      kind = .exponential
      self.factor = factor
    case .cosine(let minimum):
      kind = .cosine
      self.minimum = minimum
    case .inverseScaling(let power):
      kind = .inverseScaling
      self.power = power
    }
  }
}

extension EarlyStoppingSettings {
  init(_ stopping: TrainingPlan.EarlyStopping) {
    metric = .metric(stopping.metric)
    switch stopping.rule {
    case .patience(let epochs, let minDelta):
      rule = .patience
      patience = epochs
      self.minDelta = minDelta
    case .generalizationLoss(let limit):
      rule = .generalizationLoss
      threshold = limit
    }
    restoreBest = stopping.restoresBest
  }
}

extension StopWhenSettings {
  init(_ condition: Threshold) {
    metric = .metric(condition.metric)
    switch condition.bound {
    case .atLeast(let limit): atLeast = limit
    case .atMost(let limit): atMost = limit
    }
  }
}

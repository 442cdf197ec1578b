import Learning

extension Resolver {
  /// The optimizer of the settings; reports keys that it does not use.
  mutating func optimizer() -> TrainingPlan.Optimizer {
    let training = settings.training
    reportUnusedKeys()
    let own = training.optimizerSettings
    switch training.optimizer {
    case .sgd:
      if training.nesterov, training.momentum == 0 {
        report(
          "'nesterov' needs momentum", at: "training.nesterov", hint: "for example momentum: 0.9",
          follows: ["training.momentum"])
      }
      return .sgd(momentum: training.momentum, nesterov: training.nesterov)
    case .rprop, .irprop:
      warnOfSmallBatches()
      let rprop = TrainingPlan.Rprop(
        skipsStepAfterSignChange: training.optimizer == .irprop, increase: own.stepIncrease ?? 1.2,
        decrease: own.stepDecrease ?? 0.5, smallestStep: own.stepMin ?? 1e-6, largestStep: own.stepMax ?? 50)
      if rprop.smallestStep > rprop.largestStep {
        report(
          "'step_min' must not be greater than 'step_max'", at: "training.step_min",
          follows: ["training.step_max"])
      }
      return .rprop(rprop)
    case .rmsprop:
      return .rmsprop(decay: own.rho ?? 0.9, epsilon: own.epsilon ?? 1e-8)
    case .adam, .adamw:
      return .adam(
        TrainingPlan.Adam(
          beta1: own.beta1 ?? 0.9, beta2: own.beta2 ?? 0.999, epsilon: own.epsilon ?? 1e-8,
          weightDecay: training.optimizer == .adamw ? own.weightDecay ?? 0.01 : nil))
    }
  }

  /// Warns if Rprop is used with batches of the default size: it relies on the signs of full-batch gradients.
  private mutating func warnOfSmallBatches() {
    let path = "training.batch_size"
    guard !isGiven(path), locations.substitution(in: path) == nil,
      case .samples(let count) = settings.training.batchSize
    else { return }
    report(
      "\(settings.training.optimizer.rawValue) relies on the gradient's signs, which are noisy in batches of \(count) samples",
      at: "training.optimizer", hint: "write batch_size: full, or batch_size: \(count) to confirm",
      follows: [path], severity: .warning)
  }

  /// Reports keys that the optimizer does not use, unless optimizers are swept: then each uses its own.
  private mutating func reportUnusedKeys() {
    guard locations.substitution(in: "training.optimizer") == nil else { return }
    let optimizer = settings.training.optimizer
    for (key, owners) in OptimizerName.exclusiveKeys
    where isGiven("training.\(key)") && !owners.contains(optimizer) {
      var hint = "it is for optimizer: \(joinedWithOr(owners.map(\.rawValue)))"
      if key == "weight_decay" { hint += "; for a penalty on the weights, use training.l2" }
      report(
        "'\(key)' is not used by \(optimizer.rawValue)", at: "training.\(key)", hint: hint,
        follows: ["training.optimizer"])
    }
  }

  /// η, set or by default.
  var learningRate: Double { settings.training.resolvedLearningRate }
}

import Learning

extension Resolver {
  /// The optimizer of the settings, with keys that are not its own reported.
  mutating func optimizer() -> TrainingPlan.Optimizer {
    let training = settings.training
    refuseForeignOptions()
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
      warnOfUsualBatches()
      let rprop = TrainingPlan.Rprop(
        skipsStepAfterSignChange: training.optimizer == .irprop, increase: own.stepIncrease ?? 1.2,
        decrease: own.stepDecrease ?? 0.5, smallestStep: own.stepMin ?? 1e-6, largestStep: own.stepMax ?? 50)
      if rprop.smallestStep > rprop.largestStep {
        report(
          "the smallest step is larger than the largest", at: "training.step_min",
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

  /// A rule that goes by the signs of whole gradients is not often meant to go by those of small batches.
  private mutating func warnOfUsualBatches() {
    let path = "training.batch_size"
    guard !isGiven(path), places.substitution(in: path) == nil,
      case .samples(let count) = settings.training.batchSize
    else { return }
    report(
      "\(settings.training.optimizer.rawValue) goes by the gradient's signs, which change by chance in batches of "
        + "\(count) samples",
      at: "training.optimizer", hint: "write batch_size: full; or batch_size: \(count), if that is meant",
      follows: [path], severity: .warning)
  }

  /// Reports keys that the optimizer has no use for, unless optimizers are swept: then each takes what is its own.
  private mutating func refuseForeignOptions() {
    guard places.substitution(in: "training.optimizer") == nil else { return }
    let optimizer = settings.training.optimizer
    for (key, owners) in OptimizerName.owners where isGiven("training.\(key)") && !owners.contains(optimizer)
    {
      var hint = "it belongs to optimizer: \(listing(owners.map(\.rawValue)))"
      if key == "weight_decay" { hint += "; a penalty on the weights is training.l2" }
      report(
        "'\(key)' has no meaning for \(optimizer.rawValue)", at: "training.\(key)", hint: hint,
        follows: ["training.optimizer"])
    }
  }

  /// η where the spec is silent.
  var learningRate: Double { settings.training.learningRate ?? settings.training.optimizer.usualLearningRate }
}

extension OptimizerName {
  /// The keys of `training` that not all optimizers have a use for, and whose they are.
  static let owners: [(key: String, optimizers: [OptimizerName])] = [
    ("momentum", [.sgd]), ("nesterov", [.sgd]), ("beta1", [.adam, .adamw]), ("beta2", [.adam, .adamw]),
    ("rho", [.rmsprop]), ("epsilon", [.rmsprop, .adam, .adamw]), ("weight_decay", [.adamw]),
    ("step_increase", [.rprop, .irprop]), ("step_decrease", [.rprop, .irprop]),
    ("step_min", [.rprop, .irprop]), ("step_max", [.rprop, .irprop]),
  ]

  /// Whether a key of `training` means something to the optimizer.
  func hasUse(for key: String) -> Bool {
    Self.owners.allSatisfy { $0.key != key || $0.optimizers.contains(self) }
  }

  /// Adam and its kin divide by the gradient's size: their η is about the size of a step.
  var usualLearningRate: Double {
    switch self {
    case .sgd, .rprop, .irprop: 0.1
    case .rmsprop, .adam, .adamw: 0.001
    }
  }
}

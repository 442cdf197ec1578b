import Learning

extension Resolver {
  /// The learning rate's schedule; reports keys that its kind does not use.
  mutating func schedule() -> TrainingPlan.LearningRateSchedule {
    let schedule = settings.training.schedule
    let kind = schedule.kind ?? .constant
    reportUnusedKeys(of: kind)
    switch kind {
    case .constant: return .constant
    case .step:
      guard let every = schedule.every, let factor = schedule.factor else {
        return missing(
          schedule.every == nil ? "every" : "factor", of: kind, hint: "{kind: step, every: 10, factor: 0.5}")
      }
      return .step(every: every, factor: factor)
    case .exponential:
      guard let factor = schedule.factor else {
        return missing("factor", of: kind, hint: "{kind: exponential, factor: 0.95}")
      }
      return .exponential(factor: factor)
    case .cosine:
      let minimum = schedule.minimum ?? 0
      if minimum > learningRate {
        report(
          "'minimum' is greater than the learning rate", at: "training.schedule.minimum",
          follows: ["training.learning_rate"])
      }
      return .cosine(minimum: minimum)
    case .inverseScaling:
      return .inverseScaling(power: schedule.power ?? 0.5)
    }
  }

  /// The epochs of the warm-up.
  mutating func warmup() -> Int {
    let (warmup, epochs) = (settings.training.schedule.warmup ?? 0, settings.training.epochs)
    if warmup > 0, warmup >= epochs {
      report(
        "the warm-up of \(counted(warmup, "epoch")) must be shorter than the training of \(counted(epochs, "epoch"))",
        at: "training.schedule.warmup",
        follows: ["training.epochs"])
    }
    return warmup
  }

  private mutating func missing(
    _ key: String, of kind: ScheduleSettings.Kind, hint: String
  ) -> TrainingPlan.LearningRateSchedule {
    report(
      "'\(kind.rawValue)' needs '\(key)'", at: "training.schedule", hint: "for example schedule: \(hint)",
      follows: ["training.schedule.kind", "training.schedule.\(key)"])
    return .constant
  }

  private mutating func reportUnusedKeys(of kind: ScheduleSettings.Kind) {
    let schedule = settings.training.schedule
    let owners: [(key: String, isSet: Bool, kinds: [ScheduleSettings.Kind])] = [
      ("every", schedule.every != nil, [.step]), ("factor", schedule.factor != nil, [.step, .exponential]),
      ("minimum", schedule.minimum != nil, [.cosine]), ("power", schedule.power != nil, [.inverseScaling]),
    ]
    for owner in owners where owner.isSet && !owner.kinds.contains(kind) {
      guard locations.substitution(in: "training.schedule.kind") == nil else { return }
      report(
        "'\(owner.key)' is not used by \(kind == .constant ? "a constant learning rate" : kind.rawValue)",
        at: "training.schedule.\(owner.key)",
        hint: "it is for kind: \(joinedWithOr(owner.kinds.map(\.rawValue)))",
        follows: ["training.schedule.kind"]
      )
    }
    let isRprop = [.rprop, .irprop].contains(settings.training.optimizer)
    if isRprop, kind != .constant || schedule.warmup ?? 0 > 0, isGiven("training.schedule"),
      locations.substitution(in: "training.optimizer") == nil
    {
      report(
        "rprop adapts its step sizes itself and cannot be combined with a schedule", at: "training.schedule",
        follows: ["training.optimizer"])
    }
  }
}

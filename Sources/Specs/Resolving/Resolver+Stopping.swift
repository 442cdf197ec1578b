import Learning

extension Resolver {
  /// When runs stop because they get no better; nil where the spec does not ask.
  mutating func earlyStopping() -> TrainingPlan.EarlyStopping? {
    let stopping = settings.training.earlyStopping
    let path = "training.early_stopping"
    guard stopping.isSaid else { return nil }
    let metric = stoppingMetric(stopping.metric ?? .metric(MetricName(.validation, .loss)), of: path)
    checkEvaluations(for: path)
    let rule = stopping.rule ?? .patience
    let owners: [(key: String, isSet: Bool, rule: EarlyStoppingSettings.Rule)] = [
      ("patience", stopping.patience != nil, .patience), ("min_delta", stopping.minDelta != nil, .patience),
      ("threshold", stopping.threshold != nil, .generalizationLoss),
    ]
    for owner in owners where owner.isSet && owner.rule != rule {
      report(
        "'\(owner.key)' has no meaning for \(rule.rawValue)", at: "\(path).\(owner.key)",
        hint: "it belongs to rule: \(owner.rule.rawValue)", follows: ["\(path).rule"])
    }
    guard let metric else { return nil }
    let isBetterWhenLarger = metric.metric.isBetterWhenLarger
    return TrainingPlan.EarlyStopping(
      metric: metric, isBetterWhenLarger: isBetterWhenLarger,
      rule: self.rule(rule, of: stopping, for: metric, at: path), restoresBest: stopping.restoreBest ?? false)
  }

  private mutating func rule(
    _ rule: EarlyStoppingSettings.Rule, of stopping: EarlyStoppingSettings, for metric: MetricName,
    at path: String
  ) -> TrainingPlan.EarlyStopping.Rule {
    switch rule {
    case .patience:
      if stopping.patience == nil {
        report(
          "'early_stopping' needs 'patience'", at: path, hint: "for example patience: 10",
          follows: ["\(path).patience", "\(path).rule"])
      }
      return .patience(stopping.patience ?? 1, minDelta: stopping.minDelta ?? 0)
    case .generalizationLoss:
      if metric.metric.isBetterWhenLarger {
        report(
          "the generalization loss is of a metric that is to be small, and \(metric) is to be large",
          at: "\(path).metric", hint: "for example validation.loss or validation.error_rate",
          follows: ["\(path).rule"])
      }
      return .generalizationLoss(above: stopping.threshold ?? 5)
    }
  }

  /// What stops a run once it is reached; nil where the spec does not ask.
  mutating func stopCondition() -> Threshold? {
    let stop = settings.training.stopWhen
    let path = "training.stop_when"
    guard stop.isSaid else { return nil }
    checkEvaluations(for: path)
    guard let measure = stop.metric else {
      report(
        "'stop_when' needs a metric", at: path, hint: "for example metric: train.accuracy",
        follows: ["\(path).metric"])
      return nil
    }
    guard let metric = stoppingMetric(measure, of: path) else { return nil }
    let condition = Threshold(of: metric, atLeast: stop.atLeast, atMost: stop.atMost)
    if condition == nil {
      report(
        "'stop_when' needs one bound", at: path, hint: "either at_least: 1 or at_most: 0.01",
        follows: ["\(path).at_least", "\(path).at_most"])
    }
    return condition
  }

  /// The metrics that stopping looks at, which curves then hold.
  var stoppingMetrics: [Metric] {
    let training = settings.training
    var measures = [training.stopWhen.metric]
    if training.earlyStopping.isSaid {
      measures.append(training.earlyStopping.metric ?? .metric(MetricName(.validation, .loss)))
    }
    return measures.compactMap { measure in
      guard case .metric(let name) = measure else { return nil }
      return name.metric
    }
  }

  private mutating func stoppingMetric(_ measure: Measure, of path: String) -> MetricName? {
    guard case .metric(let name) = measure else {
      report(
        "a run cannot stop by its own epochs", at: "\(path).metric",
        hint: "for example metric: validation.loss")
      return nil
    }
    check(measure, at: isGiven("\(path).metric") ? "\(path).metric" : path)
    return name
  }

  private mutating func checkEvaluations(for path: String) {
    guard settings.evaluate.every == .end else { return }
    report(
      "only the last epoch is evaluated, so no run can stop before it", at: path,
      hint: "for example evaluate: {every: 1}", follows: ["evaluate.every"])
  }
}

extension EarlyStoppingSettings {
  /// Whether the section says anything.
  var isSaid: Bool {
    metric != nil || rule != nil || patience != nil || minDelta != nil || threshold != nil
      || restoreBest != nil
  }
}

extension StopWhenSettings {
  /// Whether the section says anything.
  var isSaid: Bool { metric != nil || atLeast != nil || atMost != nil }
}

extension Threshold {
  /// nil where there is no bound, or two.
  init?(of metric: MetricName, atLeast: Double?, atMost: Double?) {
    switch (atLeast, atMost) {
    case (let bound?, nil): self.init(metric: metric, bound: .atLeast(bound))
    case (nil, let bound?): self.init(metric: metric, bound: .atMost(bound))
    default: return nil
    }
  }
}

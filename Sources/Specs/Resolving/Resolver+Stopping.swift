import Learning

extension Resolver {
  /// When runs stop because they no longer improve; nil if the spec does not set it.
  mutating func earlyStopping() -> TrainingPlan.EarlyStopping? {
    let stopping = settings.training.earlyStopping
    let path = "training.early_stopping"
    guard stopping.isSpecified else { return nil }
    let metric = stoppingMetric(stopping.metric ?? .metric(MetricName(.validation, .loss)), of: path)
    checkEvaluations(for: path)
    let rule = stopping.rule ?? .patience
    let owners: [(key: String, isSet: Bool, rule: EarlyStoppingSettings.Rule)] = [
      ("patience", stopping.patience != nil, .patience), ("min_delta", stopping.minDelta != nil, .patience),
      ("threshold", stopping.threshold != nil, .generalizationLoss),
    ]
    for owner in owners where owner.isSet && owner.rule != rule {
      report(
        "'\(owner.key)' is not used by \(rule.rawValue)", at: "\(path).\(owner.key)",
        hint: "it is for rule: \(owner.rule.rawValue)", follows: ["\(path).rule"])
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
          "generalization_loss needs a metric to minimize, and \(metric) is maximized",
          at: "\(path).metric", hint: "for example validation.loss or validation.error_rate",
          follows: ["\(path).rule"])
      }
      return .generalizationLoss(above: stopping.threshold ?? 5)
    }
  }

  /// The bound at which a run stops; nil if the spec does not set it.
  mutating func stopCondition() -> Threshold? {
    let stop = settings.training.stopWhen
    let path = "training.stop_when"
    guard stop.isSpecified else { return nil }
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
        "'stop_when' needs exactly one bound", at: path, hint: "either at_least: 1 or at_most: 0.01",
        follows: ["\(path).at_least", "\(path).at_most"])
    }
    return condition
  }

  /// The metrics that stopping depends on, which curves then have.
  var stoppingMetrics: [Metric] {
    let training = settings.training
    var measures = [training.stopWhen.metric]
    if training.earlyStopping.isSpecified {
      measures.append(training.earlyStopping.metric ?? .metric(MetricName(.validation, .loss)))
    }
    return measures.compactMap { measure in
      guard case .metric(let name) = measure else { return nil }
      return name.metric
    }
  }

  private mutating func stoppingMetric(_ measure: ResultMetric, of path: String) -> MetricName? {
    guard case .metric(let name) = measure else {
      report(
        "a run can only stop by a metric of a part of the data", at: "\(path).metric",
        hint: "for example metric: validation.loss")
      return nil
    }
    let place = isGiven("\(path).metric") ? "\(path).metric" : path
    check(measure, at: place)
    checkIsMeasuredAtEveryEvaluation(name.metric, at: place)
    return name
  }

  private mutating func checkEvaluations(for path: String) {
    guard settings.evaluate.every == .end else { return }
    report(
      "a run cannot stop early if only the last epoch is evaluated", at: path,
      hint: "for example evaluate: {every: 1}", follows: ["evaluate.every"])
  }
}

extension EarlyStoppingSettings {
  /// Whether any key of the section is set.
  var isSpecified: Bool {
    metric != nil || rule != nil || patience != nil || minDelta != nil || threshold != nil
      || restoreBest != nil
  }
}

extension StopWhenSettings {
  /// Whether any key of the section is set.
  var isSpecified: Bool { metric != nil || atLeast != nil || atMost != nil }
}

extension Threshold {
  /// nil unless there is exactly one bound.
  init?(of metric: MetricName, atLeast: Double?, atMost: Double?) {
    switch (atLeast, atMost) {
    case (let bound?, nil): self.init(metric: metric, bound: .atLeast(bound))
    case (nil, let bound?): self.init(metric: metric, bound: .atMost(bound))
    default: return nil
    }
  }
}

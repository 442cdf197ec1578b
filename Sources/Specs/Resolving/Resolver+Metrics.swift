import Datasets
import Learning
import YAML

extension Resolver {
  /// The metric that ranks points.
  var rankingMetric: MetricName {
    if case .metric(let name) = settings.metric.name { return name }
    let part: DatasetPart = parts.contains(.validation) ? .validation : parts.contains(.test) ? .test : .train
    return MetricName(part, isClassification ? .accuracy : .rmse)
  }

  /// The metrics that curves have for every part of the data.
  var curveMetrics: [Metric] {
    var metrics: Set<Metric> = [.loss, isClassification ? .accuracy : .rmse]
    if settings.training.l2 > 0 || settings.training.l1 ?? 0 > 0 { metrics.insert(.objective) }
    metrics.formUnion(settings.evaluate.metrics)
    // Ranking by the final value of a metric that follows from the confusion matrix must not change the identities of
    // runs: the records have it already.
    let ranking = rankingMetric.metric
    if ranking.basis == .sums || settings.metric.at != .final { metrics.insert(ranking) }
    metrics.formUnion(stoppingMetrics)
    let named = [settings.solved.metric] + settings.expect.filter { $0.epoch != .final }.map(\.metric)
    for case .metric(let name)? in named { metrics.insert(name.metric) }
    if namesRunningLoss { metrics.insert(.runningLoss) }
    return Metric.allCases.filter(metrics.contains)
  }

  /// The metrics that the spec names and that not every record has, ascending.
  var namedMetrics: [Metric] {
    let results =
      [settings.metric.name, settings.solved.metric] + settings.expect.map(\.metric) + settings.check.metrics
    var metrics = Set((settings.metrics ?? []) + settings.evaluate.metrics + stoppingMetrics)
    for case .metric(let name)? in results { metrics.insert(name.metric) }
    return metrics.filter { $0.basis != .sums }.sorted()
  }

  /// Whether the spec names the running loss, which is only measured on demand.
  private var namesRunningLoss: Bool {
    let named = settings.expect.compactMap(\.metric) + settings.check.metrics
    return named.contains(.metric(MetricName(.train, .runningLoss)))
  }

  /// Checks every metric that the spec names against the task and the parts of the data.
  mutating func checkMetrics() {
    if case .metric? = settings.metric.name { check(settings.metric.name, at: "metric.name") }
    check(settings.solved.metric, at: "solved.metric")
    if case .metric(let name)? = settings.solved.metric {
      checkIsMeasuredAtEveryEvaluation(name.metric, at: "solved.metric")
    }
    if settings.metric.at != .final {
      checkIsMeasuredAtEveryEvaluation(rankingMetric.metric, at: "metric.at", follows: ["metric.name"])
    }
    for (index, entry) in settings.expect.enumerated() {
      check(entry.metric, at: "expect[\(index)].metric")
      if entry.epoch != .final, case .metric(let name)? = entry.metric {
        checkIsMeasuredAtEveryEvaluation(
          name.metric, at: "expect[\(index)].epoch", follows: ["expect[\(index)].metric"])
      }
    }
    for (index, metric) in settings.check.metrics.enumerated() {
      check(metric, at: isGiven("check.metrics[\(index)]") ? "check.metrics[\(index)]" : "check.metrics")
    }
    for (index, metric) in settings.evaluate.metrics.enumerated() {
      let element = "evaluate.metrics[\(index)]"
      checkTask(metric, at: isGiven(element) ? element : "evaluate.metrics")
    }
    for (index, metric) in (settings.metrics ?? []).enumerated() {
      checkTask(metric, at: isGiven("metrics[\(index)]") ? "metrics[\(index)]" : "metrics")
    }
    if settings.metric.at == .bestValidation, !parts.contains(.validation) {
      report(
        "'best_validation' needs a validation part", at: "metric.at",
        hint: "for example dataset: {split: {validation: 0.1}}", follows: ["dataset.split"])
    }
  }

  /// Checks a metric against the task and the parts of the data.
  mutating func check(_ metric: ResultMetric?, at path: String) {
    guard case .metric(let name) = metric else {
      if metric == .epochsToSolve, !isGiven("solved") {
        report(
          "'epochs_to_solve' needs 'solved'", at: path,
          hint: "for example solved: {metric: train.accuracy, at_least: 1}")
      }
      return
    }
    if !parts.contains(name.part) {
      let present = parts.map(\.rawValue).joined(separator: " and ")
      report(
        "'\(name)': the data has no \(name.part.rawValue) part", at: path,
        hint: "available: \(present); to add the part, write dataset: {split: {\(name.part.rawValue): 0.2}}",
        follows: ["dataset.split"])
    }
    checkTask(name.metric, at: path)
  }

  private mutating func checkTask(_ metric: Metric, at path: String) {
    switch metric.kind {
    case .classification where !isClassification:
      report(
        "'\(metric.rawValue)' is for classification, and the task is regression", at: path,
        hint: "for example rmse, mae or r2", follows: ["dataset.task"])
    case .regression where isClassification:
      report(
        "'\(metric.rawValue)' is for regression, and the task is classification", at: path,
        hint: "for example accuracy, balanced_accuracy or roc_auc", follows: ["dataset.task"])
    default: break
    }
  }

  /// Reports a metric that only the trained network has, where every evaluation is needed.
  mutating func checkIsMeasuredAtEveryEvaluation(_ metric: Metric, at path: String, follows: [String] = []) {
    var isOfClass: Bool { if case .ofClass = metric { true } else { false } }
    guard metric.basis == .outputs || isOfClass else { return }
    report(
      "'\(metric.rawValue)' is measured for the trained network only, not at every evaluation", at: path,
      hint: isClassification ? "for example accuracy, balanced_accuracy or loss" : "for example rmse or loss",
      follows: follows)
  }
}

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

  /// The metrics of all parts that curves hold.
  var curveMetrics: [Metric] {
    var metrics: Set<Metric> = [.loss, isClassification ? .accuracy : .rmse]
    if settings.training.l2 > 0 || settings.training.l1 ?? 0 > 0 { metrics.insert(.objective) }
    metrics.formUnion(settings.evaluate.metrics)
    metrics.insert(rankingMetric.metric)
    metrics.formUnion(stoppingMetrics)
    let named = [settings.solved.metric] + settings.expect.filter { $0.epoch != .final }.map(\.metric)
    for case .metric(let name)? in named { metrics.insert(name.metric) }
    if namesRunningLoss { metrics.insert(.runningLoss) }
    return Metric.allCases.filter(metrics.contains)
  }

  /// Whether something is judged by the running loss, which is only there where training measures it.
  private var namesRunningLoss: Bool {
    let measures = settings.expect.compactMap(\.metric) + settings.check.metrics
    return measures.contains(.metric(MetricName(.train, .runningLoss)))
  }

  /// Checks every metric that the spec names against the task and the parts of the data.
  mutating func checkMeasures() {
    if case .metric? = settings.metric.name { check(settings.metric.name, at: "metric.name") }
    check(settings.solved.metric, at: "solved.metric")
    for (index, entry) in settings.expect.enumerated() {
      check(entry.metric, at: "expect[\(index)].metric")
    }
    for (index, measure) in settings.check.metrics.enumerated() {
      check(measure, at: isGiven("check.metrics[\(index)]") ? "check.metrics[\(index)]" : "check.metrics")
    }
    for (index, metric) in settings.evaluate.metrics.enumerated() {
      let element = "evaluate.metrics[\(index)]"
      checkTask(metric, at: isGiven(element) ? element : "evaluate.metrics")
    }
    if settings.metric.at == .bestValidation, !parts.contains(.validation) {
      report(
        "there is no validation part for 'best_validation'", at: "metric.at",
        hint: "for example dataset: {split: {validation: 0.1}}", follows: ["dataset.split"])
    }
  }

  /// Checks a metric against the task and the parts of the data.
  mutating func check(_ measure: Measure?, at path: String) {
    guard case .metric(let name) = measure else {
      if measure == .epochsToSolve, !isGiven("solved") {
        report(
          "'epochs_to_solve' needs 'solved'", at: path,
          hint: "for example solved: {metric: train.accuracy, at_least: 1}")
      }
      return
    }
    if !parts.contains(name.part) {
      let present = parts.map(\.rawValue).joined(separator: " and ")
      report(
        "'\(name)': the data have no \(name.part.rawValue) part", at: path,
        hint: "they have \(present); for another write dataset: {split: {\(name.part.rawValue): 0.2}}",
        follows: ["dataset.split"])
    }
    checkTask(name.metric, at: path)
  }

  private mutating func checkTask(_ metric: Metric, at path: String) {
    if metric.isAboutClasses, !isClassification {
      report(
        "'\(metric.rawValue)' is about classes, and the task is regression", at: path,
        hint: "for example rmse, mae or r2", follows: ["dataset.task"])
    }
  }
}

extension Metric {
  var isAboutClasses: Bool {
    switch self {
    case .accuracy, .correct, .errorRate, .macroF1: true
    default: false
    }
  }

  /// Whether a larger value is a better one.
  package var isBetterWhenLarger: Bool {
    switch self {
    case .accuracy, .correct, .r2, .macroF1: true
    case .loss, .objective, .errorRate, .rmse, .mse, .mae, .squaredErrorPercentage, .maxAbsError,
      .runningLoss:
      false
    }
  }
}

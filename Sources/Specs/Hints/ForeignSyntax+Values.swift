import JSON
import Learning
import YAML

extension ForeignSyntax {
  private static let otherOptimizers: Set<String> = [
    "nadam", "adagrad", "adadelta", "adamax", "radam", "lbfgs", "quickprop", "lion",
  ]

  private static let otherActivations: Set<String> = [
    "celu", "mish", "relu6", "prelu", "rrelu", "hard_sigmoid", "hardtanh", "hardswish", "glu", "swiglu",
    "geglu", "maxout", "snake", "exponential", "fann_stepwise", "fann_threshold",
  ]

  /// Which of the names a text probably means; nil if unknown.
  func hint(forName text: String?, among names: [String]) -> String? {
    // Hydra's list of values to sweep is handled for all fields alike.
    guard let text, Self.axis(ofText: text) == nil else { return nil }
    if text.contains("${") { return Self.interpolation }
    let lower = text.lowercased()
    if names.contains(lower) { return "write it in lower case: \(lower)" }
    if names.contains("sgd"), Self.otherOptimizers.contains(lower) {
      return "\(text) is not supported; the optimizers are \(names.joined(separator: ", "))"
    }
    if names.contains("relu"), Self.otherActivations.contains(lower) {
      return "\(text) is not supported; the activations are \(names.joined(separator: ", "))"
    }
    if let dot = lower.firstIndex(of: "."), names.contains(String(lower[lower.index(after: dot)...])) {
      return "write it without the part: \(lower[lower.index(after: dot)...])"
    }
    if names.contains(Metric.macroF1.rawValue), let hint = metricHint(lower, among: names) { return hint }
    if lower == "softmax" { return "softmax is for the output layer: write output: softmax" }
    if let right = Self.synonyms[lower], names.contains(right) {
      let remark = right == "squared_error" ? ", which is ½ Σ (d − O)²" : ""
      return "write \(right)\(remark)"
    }
    return nearestName(to: text, in: names).map { "did you mean '\($0)'?" }
  }

  /// The hint for a metric that evaluations do not have, or that has another name here; nil for other texts.
  private func metricHint(_ text: String, among names: [String]) -> String? {
    let name = ForeignMetrics.name(of: text) ?? text
    if names.contains(name) { return "write \(name)" }
    guard Metric(rawValue: name) != nil else { return nil }
    return
      "\(name) is measured for the trained network only: write metrics: \(JSON.array([.string(name)]).flowText) "
      + "outside of this section"
  }

  /// Which of the metrics without a part a text probably means.
  func hint(forMetricWithoutPart text: String, among names: [String]) -> String? {
    if let name = MetricName(text) { return "write it without the part: \(name.metric.rawValue)" }
    if let right = ForeignMetrics.name(of: text) { return "write \(right)" }
    return ForeignMetrics.remark(on: text)
      ?? nearestName(to: text, in: names).map { "did you mean '\($0)'?" }
      ?? "the metrics are \(names.joined(separator: ", ")), top_<k>_accuracy and, for example, f1[class]"
  }

  /// Which metric of a part of the data a text probably means.
  func hint(forMetric text: String) -> String? {
    if ["weights", "updates", "parameters", "params", "n_params", "cost", "flops", "time", "seconds"]
      .contains(text)
    {
      return
        "points are ranked by a result, not by their cost; `etalon show --sort weights` or --sort updates lists "
        + "the cheapest points first"
    }
    if let metric = Metric(rawValue: ForeignMetrics.name(of: text) ?? text) {
      let name = metric == .runningLoss ? "train.running_loss" : "\(rankingPart).\(metric.rawValue)"
      return "write it with a part of the data: \(name)"
    }
    if let remark = ForeignMetrics.remark(on: text) { return remark }
    if let hint = Self.metricHint(withPart: text, before: ".") ?? Self.metricHint(withPart: text, before: "_")
    {
      return hint
    }
    if text == "validation.running_loss" || text == "test.running_loss" {
      return "the running loss is measured during training: write train.running_loss"
    }
    return nearestName(to: text, in: ResultMetric.all.map(\.description)).map { "did you mean '\($0)'?" }
      ?? "write a part (train, validation or test), a dot and a metric: \(Metric.allCases.map(\.rawValue).joined(separator: ", "))"
  }

  /// Which metric a text with a part means: `val_acc`, `test.auc`.
  private static func metricHint(withPart text: String, before separator: Character) -> String? {
    let parts = ["val": "validation", "valid": "validation", "dev": "validation", "training": "train"]
    guard let cut = text.firstIndex(of: separator) else { return nil }
    let part = String(text[..<cut])
    let metric = String(text[text.index(after: cut)...])
    guard DatasetPart(rawValue: parts[part] ?? part) != nil else { return nil }
    if let remark = ForeignMetrics.remark(on: metric) { return remark }
    let right = "\(parts[part] ?? part).\(ForeignMetrics.name(of: metric) ?? metric)"
    return right != text && ResultMetric(name: right) != nil ? "did you mean '\(right)'?" : nil
  }

  static let interpolation =
    "interpolation is not supported: write the value, or share it with an anchor, &lr 0.1 and *lr"
}

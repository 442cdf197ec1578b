import Learning
import YAML

extension ForeignSyntax {
  private static let otherOptimizers: Set<String> = [
    "nadam", "adagrad", "adadelta", "adamax", "radam", "lbfgs", "quickprop", "lion",
  ]

  private static let otherActivations: Set<String> = [
    "gelu", "elu", "selu", "celu", "silu", "swish", "mish", "relu6", "prelu", "rrelu", "hard_sigmoid",
    "hardtanh",
    "hardswish", "glu", "swiglu", "geglu", "maxout", "snake", "sin", "sine", "exponential",
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
    if lower == "softmax" { return "softmax is for the output layer: write output: softmax" }
    if let right = Self.synonyms[lower], names.contains(right) {
      let remark = right == "squared_error" ? ", which is ½ Σ (d − O)²" : ""
      return "write \(right)\(remark)"
    }
    return nearestName(to: text, in: names).map { "did you mean '\($0)'?" }
  }

  /// Which metric a text probably means.
  func hint(forMetric text: String) -> String? {
    let parts = ["val": "validation", "valid": "validation", "dev": "validation", "training": "train"]
    let metrics = [
      "acc": "accuracy", "error": "error_rate", "f1": "macro_f1", "mean_squared_error": "mse",
      "sep": "squared_error_percentage",
    ]
    if ["weights", "updates", "parameters", "params", "n_params", "cost", "flops", "time", "seconds"]
      .contains(text)
    {
      return
        "points are ranked by a result, not by their cost; `etalon show --sort weights` or --sort updates lists "
        + "the cheapest points first"
    }
    if let metric = Metric(rawValue: metrics[text] ?? text) {
      let name = metric == .runningLoss ? "train.running_loss" : "\(rankingPart).\(metric.rawValue)"
      return "write it with a part of the data: \(name)"
    }
    let separator = text.contains(".") ? "." : "_"
    if let cut = text.firstIndex(of: Character(separator)) {
      let part = String(text[..<cut])
      let metric = String(text[text.index(after: cut)...])
      let right = "\(parts[part] ?? part).\(metrics[metric] ?? metric)"
      if right != text, ResultMetric(name: right) != nil { return "did you mean '\(right)'?" }
    }
    if text == "validation.running_loss" || text == "test.running_loss" {
      return "the running loss is measured during training: write train.running_loss"
    }
    return nearestName(to: text, in: ResultMetric.all.map(\.description)).map { "did you mean '\($0)'?" }
      ?? "write a part (train, validation or test), a dot and a metric: \(Metric.allCases.map(\.rawValue).joined(separator: ", "))"
  }

  static let interpolation =
    "interpolation is not supported: write the value, or share it with an anchor, &lr 0.1 and *lr"
}

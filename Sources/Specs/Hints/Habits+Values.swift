import Arithmetic
import JSON
import Learning
import YAML

extension Habits {
  /// Other names of values, in lower case.
  static let synonyms: [String: String] = [
    "logistic": "sigmoid", "linear": "identity", "none": "identity", "leakyrelu": "leaky_relu",
    "lrelu": "leaky_relu", "hyperbolic_tangent": "tanh",
    "mse": "squared_error", "mean_squared_error": "squared_error", "sse": "squared_error",
    "l2": "squared_error",
    "categorical_crossentropy": "cross_entropy", "sparse_categorical_crossentropy": "cross_entropy",
    "binary_crossentropy": "cross_entropy", "bce": "cross_entropy", "crossentropy": "cross_entropy",
    "log_loss": "cross_entropy", "nll": "cross_entropy", "nllloss": "cross_entropy",
    "crossentropyloss": "cross_entropy", "mseloss": "squared_error",
    "xavier": "glorot", "xavier_uniform": "glorot", "xavier_normal": "glorot", "glorot_uniform": "glorot",
    "glorot_normal": "glorot", "kaiming": "he", "kaiming_uniform": "he", "he_uniform": "he",
    "he_normal": "he",
    "gaussian": "normal", "fan_in": "in", "fan_out": "out", "fan_avg": "average",
    "irprop-": "irprop", "rprop-": "rprop", "momentum": "sgd", "nesterov": "sgd", "gd": "sgd",
    "steplr": "step", "exponentiallr": "exponential", "cosineannealinglr": "cosine",
    "cosine_annealing": "cosine",
    "invscaling": "inverse_scaling", "gl": "generalization_loss",
    "generalisation_loss": "generalization_loss",
    "float": "float32", "fp32": "float32", "single": "float32", "f32": "float32",
    "double": "float64", "fp64": "float64", "f64": "float64",
    "max": "maximize", "maximise": "maximize", "min": "minimize", "minimise": "minimize",
    "minmax": "min_max", "min-max": "min_max", "zscore": "standard", "z-score": "standard",
    "standardize": "standard", "random": "shuffled", "zero": "zeros", "drop": "drop_row",
    "classify": "classification", "regress": "regression", "all": "every", "last": "final",
  ]

  private static let otherOptimizers: Set<String> = [
    "nadam", "adagrad", "adadelta", "adamax", "radam", "lbfgs", "quickprop", "lion",
  ]

  private static let otherActivations: Set<String> = [
    "gelu", "elu", "selu", "celu", "silu", "swish", "mish", "relu6", "prelu", "rrelu", "hard_sigmoid",
    "hardtanh",
    "hardswish", "glu", "swiglu", "geglu", "maxout", "snake", "sin", "sine", "exponential",
  ]

  /// What would mend a text that is none of the names; nil where nobody knows.
  static func hint(forValue text: String?, among names: [String]) -> String? {
    guard let text else { return nil }
    if text.contains("${") { return interpolation }
    let lower = text.lowercased()
    if names.contains(lower) { return "names are in lower case: \(lower)" }
    if names.contains("sgd"), otherOptimizers.contains(lower) {
      return "not offered: \(text); there are \(names.joined(separator: ", "))"
    }
    if names.contains("relu"), otherActivations.contains(lower) {
      return "not offered: \(text); there are \(names.joined(separator: ", "))"
    }
    if let dot = lower.firstIndex(of: "."), names.contains(String(lower[lower.index(after: dot)...])) {
      return "without a part: \(lower[lower.index(after: dot)...])"
    }
    if lower == "softmax" { return "softmax is for the outputs: write output: softmax" }
    if let right = synonyms[lower], names.contains(right) {
      let remark = right == "squared_error" ? ", which is ½ Σ (d − O)²" : ""
      return "here it is called \(right)\(remark)"
    }
    return nearestName(to: text, in: names).map { "did you mean '\($0)'?" }
  }

  /// What would mend a text that is no metric.
  static func hint(forMetric text: String, ranking part: String) -> String? {
    let parts = ["val": "validation", "valid": "validation", "dev": "validation", "training": "train"]
    let metrics = [
      "acc": "accuracy", "error": "error_rate", "f1": "macro_f1", "mean_squared_error": "mse",
      "sep": "squared_error_percentage",
    ]
    if let metric = Metric(rawValue: metrics[text] ?? text) {
      let name = metric == .runningLoss ? "train.running_loss" : "\(part).\(metric.rawValue)"
      return "name its part too: \(name)"
    }
    let separator = text.contains(".") ? "." : "_"
    if let cut = text.firstIndex(of: Character(separator)) {
      let part = String(text[..<cut])
      let metric = String(text[text.index(after: cut)...])
      let right = "\(parts[part] ?? part).\(metrics[metric] ?? metric)"
      if right != text, Measure(name: right) != nil { return "did you mean '\(right)'?" }
    }
    if text == "validation.running_loss" || text == "test.running_loss" {
      return "the running loss is measured while training: train.running_loss"
    }
    return nearestName(to: text, in: Measure.all.map(\.description)).map { "did you mean '\($0)'?" }
      ?? "a part (train, validation, test), a dot, and a metric: \(Metric.allCases.map(\.rawValue).joined(separator: ", "))"
  }

  static let interpolation =
    "there is no interpolation: write the value, or name it once by an anchor, &lr 0.1, and use it as *lr"
}

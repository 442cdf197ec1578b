import JSON

/// `early_stopping:` as the spec writes it.
struct EarlyStoppingSettings: MappingRecord {
  enum Rule: String, CaseIterable {
    case patience
    case generalizationLoss = "generalization_loss"
  }

  var metric: ResultMetric?
  var rule: Rule?
  var patience: Int?
  var minDelta: Double?
  var threshold: Double?
  var restoreBest: Bool?

  static let fields: [Field<Self>] = [
    Field(
      "metric", \.metric, .resultMetric, "The metric that must improve.", example: "validation.loss",
      defaultText: "validation.loss"),
    Field(
      "rule", \.rule, .name(Rule.self),
      "When to stop: `patience`, after a number of epochs without improvement; `generalization_loss`, if Prechelt's GL, "
        + "the percentage by which the metric exceeds its minimum so far, is above `threshold`.",
      example: "patience", defaultText: "patience"),
    Field(
      "patience", \.patience, .integer(1...),
      "With `patience`: the number of epochs without improvement after which a run stops.", example: 10),
    Field(
      "min_delta", \.minDelta, .number(.nonNegative),
      "With `patience`: the minimum change that counts as an improvement.", example: 1e-4, defaultText: "0"),
    Field(
      "threshold", \.threshold, .number(.nonNegative),
      "With `generalization_loss`: the threshold in percent.", example: 5,
      defaultText: "5"),
    Field(
      "restore_best", \.restoreBest, .boolean,
      "Whether a run ends with the weights, and the metrics, of its best evaluation.",
      example: true, defaultText: "false"),
  ]
}

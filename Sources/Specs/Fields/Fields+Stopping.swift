import JSON
import Learning

/// `early_stopping:` as the spec says it.
struct EarlyStoppingSettings: Record {
  enum Rule: String, CaseIterable {
    case patience
    case generalizationLoss = "generalization_loss"
  }

  var metric: Measure?
  var rule: Rule?
  var patience: Int?
  var minDelta: Double?
  var threshold: Double?
  var restoreBest: Bool?

  static let fields: [Field<Self>] = [
    Field(
      "metric", \.metric, .measure, "The metric that should get better.", example: "validation.loss",
      otherwise: "validation.loss"),
    Field(
      "rule", \.rule, .name(Rule.self),
      "`patience`: a number of epochs without a better evaluation; `generalization_loss`: Prechelt's GL, the percentage by "
        + "which the metric is above its lowest so far, exceeds `threshold`.",
      example: "patience", otherwise: "patience"),
    Field(
      "patience", \.patience, .integer(1...),
      "With `patience`: the epochs since the best evaluation after which a run stops.", example: 10),
    Field(
      "min_delta", \.minDelta, .number(.zeroUp),
      "With `patience`: an evaluation is better only by more than this.", example: 1e-4, otherwise: "0"),
    Field(
      "threshold", \.threshold, .number(.zeroUp), "With `generalization_loss`: percent.", example: 5,
      otherwise: "5"),
    Field(
      "restore_best", \.restoreBest, .boolean,
      "Whether a run ends with the weights of its best evaluation; its metrics are then theirs.",
      example: true, otherwise: "false"),
  ]
}

/// `stop_when:` as the spec says it.
struct StopWhenSettings: Record {
  var metric: Measure?
  var atLeast: Double?
  var atMost: Double?

  static let fields: [Field<Self>] = [
    Field("metric", \.metric, .measure, "The metric that decides.", example: "train.accuracy"),
    Field("at_least", \.atLeast, .number(), "A run stops from this value up.", example: 1),
    Field("at_most", \.atMost, .number(), "A run stops from this value down.", example: 0.01),
  ]
}

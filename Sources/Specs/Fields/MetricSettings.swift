import JSON

/// `metric:` as the spec writes it.
struct MetricSettings: MappingRecord {
  var name: ResultMetric?
  var goal: Ranking.Goal?
  var at = Ranking.Moment.final
  var overSeeds = Ranking.Reduction.mean

  static var shorthand: String? { "name" }

  static let fields: [Field<Self>] = [
    Field(
      "name", \.name, .resultMetric, "The metric, with the part of the data that it is measured on.",
      example: "validation.accuracy",
      defaultText:
        "accuracy (classification) or rmse (regression) on the validation part, or else the test part, "
        + "or else the training part"
    ).notSwept("it applies to the whole sweep"),
    Field(
      "goal", \.goal, .name(Ranking.Goal.self), "Whether a larger or a smaller value is better.",
      example: "maximize",
      defaultText: "minimize for losses and errors, maximize for the others, such as accuracy, r2 and roc_auc"
    ).notSwept("it applies to the whole sweep"),
    Field(
      "at", \.at, .name(Ranking.Moment.self),
      "Which evaluation of a run counts: the last, the best, or the best on the validation part.",
      example: "final"
    ).notSwept("it applies to the whole sweep"),
    Field(
      "over_seeds", \.overSeeds, .name(Ranking.Reduction.self),
      "How a point's runs are reduced to one number.",
      example: "median"
    ).notSwept("it applies to the whole sweep"),
  ]
}

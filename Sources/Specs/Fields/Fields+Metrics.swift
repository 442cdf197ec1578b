import JSON
import Learning

/// `metric:` as the spec says it.
struct MetricSettings: Record {
  var name: Measure?
  var goal: Ranking.Goal?
  var at = Ranking.Moment.final
  var overSeeds = Ranking.Reduction.mean

  static var shorthand: String? { "name" }

  static let fields: [Field<Self>] = [
    Field(
      "name", \.name, .measure, "The metric: a part and what is measured on it.",
      example: "validation.accuracy",
      otherwise:
        "accuracy (classification) or rmse (regression) of the validation part, else of the test part, "
        + "else of the training part"
    ).notSwept("one metric ranks all points"),
    Field(
      "goal", \.goal, .name(Ranking.Goal.self), "Whether more is better.", example: "maximize",
      otherwise: "maximize for accuracy, correct, r2 and macro_f1, minimize for the others"
    ).notSwept("one metric ranks all points"),
    Field(
      "at", \.at, .name(Ranking.Moment.self),
      "Which evaluation of a run counts: the last, the best, or the one that was best on the validation part.",
      example: "final"
    ).notSwept("one metric ranks all points"),
    Field(
      "over_seeds", \.overSeeds, .name(Ranking.Reduction.self), "How a point's runs become one number.",
      example: "median"
    ).notSwept("one metric ranks all points"),
  ]
}

/// `solved:` as the spec says it.
struct SolvedSettings: Record {
  var metric: Measure?
  var atLeast: Double?
  var atMost: Double?

  static let fields: [Field<Self>] = [
    Field("metric", \.metric, .measure, "The metric that decides.", example: "train.accuracy")
      .notSwept("it is about the results of the whole sweep"),
    Field("at_least", \.atLeast, .number(), "Solved from this value up.", example: 1)
      .notSwept("it is about the results of the whole sweep"),
    Field("at_most", \.atMost, .number(), "Solved from this value down.", example: 0.01)
      .notSwept("it is about the results of the whole sweep"),
  ]
}

/// `evaluate:` as the spec says it.
struct EvaluateSettings: Record {
  /// Training's `Evaluation`, as the word or number that the spec says.
  var every = TrainingPlan.EvaluationFrequency.every(1)
  var metrics: [Metric] = []

  static var shorthand: String? { "every" }

  static let fields: [Field<Self>] = [
    Field(
      "every", \.every, .evaluation,
      "Epochs from one evaluation to the next; epoch 0, the untrained network, and the last are always there. "
        + "`end` evaluates the last alone.",
      example: 10
    ).notSwept("curves of one experiment have the same epochs"),
    Field(
      "metrics", \.metrics, .oneOrMore(.name(Metric.self), words: "a metric, or a list of metrics"),
      "Further metrics in the curves, beside the loss, the accuracy (or rmse) and those that the spec names.",
      example: ["macro_f1"]
    ).notSwept("curves of one experiment have the same columns"),
  ]
}

extension Form where Value == TrainingPlan.EvaluationFrequency {
  static var evaluation: Form {
    .either(
      Form<Int>.integer(1...).map(
        to: { .every($0) },
        from: { evaluation in
          guard case .every(let epochs) = evaluation else { preconditionFailure("written as a word") }
          return epochs
        }),
      .word("end", for: .end), writingFirst: { $0 != .end })
  }
}

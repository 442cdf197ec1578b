import JSON
import Learning

/// `evaluate:` as the spec writes it.
struct EvaluateSettings: MappingRecord {
  /// The epochs between evaluations, or `end`.
  var every = TrainingPlan.EvaluationFrequency.every(1)
  var metrics: [Metric] = []

  static var shorthand: String? { "every" }

  /// The metrics that every evaluation has.
  private static let measured = Metric.allCases.filter { $0.basis != .outputs }

  static let fields: [Field<Self>] = [
    Field(
      "every", \.every, .evaluation,
      "The number of epochs between evaluations; epoch 0 (the untrained network) and the last epoch are always "
        + "evaluated. `end` evaluates the last epoch only.",
      example: 10
    ).notSwept("all curves of an experiment have the same epochs"),
    Field(
      "metrics", \.metrics, .oneOrMore(.name(of: measured), expected: "a metric, or a list of metrics"),
      "Additional metrics in the curves, besides the loss, the accuracy (or rmse) and those that the spec names.",
      example: ["macro_f1"]
    ).notSwept("all curves of an experiment have the same columns"),
  ]
}

extension ValueFormat where Value == TrainingPlan.EvaluationFrequency {
  static var evaluation: ValueFormat {
    .either(
      ValueFormat<Int>.integer(1...).map(
        to: { .every($0) },
        from: { evaluation in
          guard case .every(let epochs) = evaluation else { preconditionFailure("written as a name") }
          return epochs
        }),
      .word("end", for: .end), writingFirst: { $0 != .end })
  }
}

import JSON
import Learning

/// One entry of `expect:` as the spec writes it.
struct ExpectationSettings: MappingRecord {
  var metric: ResultMetric?
  var atLeast: Double?
  var atMost: Double?
  var within: ToleranceSettings?
  var condition = FieldAssignments()
  var points = Expectation.Points.all
  var seeds = Expectation.Seeds.mean
  var epoch = Expectation.Epoch.final

  static let fields: [Field<Self>] = [
    Field("metric", \.metric, .resultMetric, "The metric that is checked.", example: "test.accuracy")
      .required,
    Field("at_least", \.atLeast, .number(), "The minimum value.", example: 0.97),
    Field("at_most", \.atMost, .number(), "The maximum value.", example: 0.05),
    Field(
      "within", \.within, .mapping("a mapping {of: value, by: tolerance}"),
      "A value and the tolerance around it.",
      example: ["of": 0.97, "by": 0.01]),
    Field(
      "where", \.condition, .assignments, "Axis values of the points that are checked.",
      example: ["network.hidden": [32]]),
    Field(
      "points", \.points, .name(Expectation.Points.self, former: ["every": .all]),
      "Which points must meet the bound: all of them, the best one, or at least one.", example: "best"),
    Field(
      "seeds", \.seeds, .name(Expectation.Seeds.self, former: ["every": .all]),
      "Which number of a point's seeds must meet the bound; `all` means every seed.",
      example: "mean"),
    Field("epoch", \.epoch, .epoch, "The epoch of the value: `final` or a number.", example: "final"),
  ]
}

/// `{of: value, by: tolerance}`
struct ToleranceSettings: MappingRecord {
  var of: Double?
  var by: Double?

  static let fields: [Field<Self>] = [
    Field("of", \.of, .number(), "The value.", example: 0.97).required,
    Field("by", \.by, .number(.nonNegative), "The tolerance.", example: 0.01).required,
  ]
}

extension ValueFormat where Value == Expectation.Epoch {
  static var epoch: ValueFormat {
    .either(
      ValueFormat<Int>.integer(0...).map(
        to: { .number($0) },
        from: { epoch in
          guard case .number(let number) = epoch else { preconditionFailure("written as a name") }
          return number
        }),
      .word("final", for: .final), writingFirst: { $0 != .final })
  }
}

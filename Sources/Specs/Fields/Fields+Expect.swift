import JSON
import Learning

/// One entry of `expect:` as the spec says it.
struct ExpectationSettings: Record {
  var metric: Measure?
  var atLeast: Double?
  var atMost: Double?
  var within: ToleranceSettings?
  var condition = PartialPoint()
  var points = Expectation.Points.every
  var seeds = Expectation.Seeds.mean
  var epoch = Expectation.Epoch.final

  static let fields: [Field<Self>] = [
    Field("metric", \.metric, .measure, "What is judged.", example: "test.accuracy").required,
    Field("at_least", \.atLeast, .number(), "The least value that is well.", example: 0.97),
    Field("at_most", \.atMost, .number(), "The largest value that is well.", example: 0.05),
    Field(
      "within", \.within, .record("a mapping {of: value, by: tolerance}"), "A value and how far off is well.",
      example: ["of": 0.97, "by": 0.01]),
    Field(
      "where", \.condition, .partialPoint, "Which points are meant, by their axis values.",
      example: ["network.hidden": [32]]),
    Field(
      "points", \.points, .name(Expectation.Points.self),
      "Whether every point, the best one, or any one must hold.", example: "best"),
    Field(
      "seeds", \.seeds, .name(Expectation.Seeds.self), "Which number stands for a point's runs.",
      example: "mean"),
    Field("epoch", \.epoch, .epoch, "`final`, or the number of an epoch.", example: "final"),
  ]
}

/// `{of: value, by: tolerance}`
struct ToleranceSettings: Record {
  var of: Double?
  var by: Double?

  static let fields: [Field<Self>] = [
    Field("of", \.of, .number(), "The value.", example: 0.97).required,
    Field("by", \.by, .number(.zeroUp), "How far off is well.", example: 0.01).required,
  ]
}

/// `check:` as the spec says it.
struct CheckSection: Record {
  var metrics: [Measure] = []
  var margin = 0.01
  var alpha = 0.05
  var onInconclusive = CheckSettings.Inconclusive.fail

  static let fields: [Field<Self>] = [
    Field(
      "metrics", \.metrics, .oneOrMore(.measure, words: "a metric, or a list of metrics"),
      "The metrics that are judged; none named: the ranking metric.", example: ["test.accuracy"]
    ).notSwept("it is about the results of the whole sweep"),
    Field(
      "margin", \.margin, .number(.zeroUp), "The largest drop that does not matter, in the metric's units.",
      example: 0.01
    ).notSwept("it is about the results of the whole sweep"),
    Field("alpha", \.alpha, .number(.properShare), "The rate of false alarms.", example: 0.05)
      .notSwept("it is about the results of the whole sweep"),
    Field(
      "on_inconclusive", \.onInconclusive, .name(CheckSettings.Inconclusive.self),
      "What too few runs for a verdict count as.", example: "pass"
    ).notSwept("it is about the results of the whole sweep"),
  ]
}

extension Form where Value == Expectation.Epoch {
  static var epoch: Form {
    .either(
      Form<Int>.integer(0...).map(
        to: { .number($0) },
        from: { epoch in
          guard case .number(let number) = epoch else { preconditionFailure("written as a word") }
          return number
        }),
      .word("final", for: .final), writingFirst: { $0 != .final })
  }
}

extension CheckSettings {
  /// What `check:` of a resolved spec says, and the defaults for what it does not.
  package init(resolved spec: JSON?) {
    let check = spec?["check"]
    let defaults = CheckSection()
    self.init(
      metrics: (check?["metrics"]?.array ?? []).compactMap { $0.string.flatMap(Measure.init(name:)) },
      margin: check?["margin"]?.double ?? defaults.margin, alpha: check?["alpha"]?.double ?? defaults.alpha,
      onInconclusive: .fail)
  }
}

import JSON

/// `check:` as the spec writes it.
struct CheckSection: MappingRecord {
  var metrics: [ResultMetric] = []
  var margin = 0.01
  var alpha = 0.05
  var onInconclusive = CheckSettings.Inconclusive.fail

  static let fields: [Field<Self>] = [
    Field(
      "metrics", \.metrics, .oneOrMore(.resultMetric, expected: "a metric, or a list of metrics"),
      "The metrics to check; an empty list means the ranking metric.", example: ["test.accuracy"]
    ).notSwept("it applies to the whole sweep"),
    Field(
      "margin", \.margin, .number(.nonNegative), "The largest acceptable drop, in the metric's units.",
      example: 0.01
    ).notSwept("it applies to the whole sweep"),
    Field(
      "alpha", \.alpha, .number(.unitOpen), "The significance level: the rate of false alarms.", example: 0.05
    )
    .notSwept("it applies to the whole sweep"),
    Field(
      "on_inconclusive", \.onInconclusive, .name(CheckSettings.Inconclusive.self),
      "The outcome of the check if there are too few runs for a verdict.", example: "pass"
    ).notSwept("it applies to the whole sweep"),
  ]
}

extension CheckSettings {
  /// The settings under `check` in a resolved spec, with defaults for keys that it does not have.
  package init(resolved spec: JSON?) {
    let check = spec?["check"]
    let defaults = CheckSection()
    self.init(
      metrics: (check?["metrics"]?.array ?? []).compactMap { $0.string.flatMap(ResultMetric.init(name:)) },
      margin: check?["margin"]?.double ?? defaults.margin, alpha: check?["alpha"]?.double ?? defaults.alpha,
      onInconclusive: .fail)
  }
}

import JSON

/// `solved:` as the spec writes it.
struct SolvedSettings: MappingRecord {
  var metric: ResultMetric?
  var atLeast: Double?
  var atMost: Double?

  static let fields: [Field<Self>] = [
    Field("metric", \.metric, .resultMetric, "The metric.", example: "train.accuracy")
      .notSwept("it applies to the whole sweep"),
    Field("at_least", \.atLeast, .number(), "A run is solved at this value or above.", example: 1)
      .notSwept("it applies to the whole sweep"),
    Field("at_most", \.atMost, .number(), "A run is solved at this value or below.", example: 0.01)
      .notSwept("it applies to the whole sweep"),
  ]
}

import JSON

/// `stop_when:` as the spec writes it.
struct StopWhenSettings: MappingRecord {
  var metric: ResultMetric?
  var atLeast: Double?
  var atMost: Double?

  static let fields: [Field<Self>] = [
    Field("metric", \.metric, .resultMetric, "The metric.", example: "train.accuracy"),
    Field("at_least", \.atLeast, .number(), "A run stops at this value or above.", example: 1),
    Field("at_most", \.atMost, .number(), "A run stops at this value or below.", example: 0.01),
  ]
}

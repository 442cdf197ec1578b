import Learning

/// How numbers are drawn, as the spec writes it; which keys belong to which method is checked by the resolver.
struct SpreadSettings: MappingRecord {
  enum Method: String, CaseIterable {
    case uniform, normal, glorot, he, lecun
  }

  var method: Method?
  var range: Interval?
  var std: Double?
  var distribution: Initialization.Shape?
  var fan: Initialization.Fan?
  var gain: Double?

  static var shorthand: String? { "method" }

  static let fields: [Field<Self>] = [
    Field(
      "method", \.method, .name(Method.self),
      "`uniform` in `range`, `normal` with `std`, or scaled by the layer's size (glorot, he, lecun).",
      example: "uniform", defaultText: "glorot"),
    Field(
      "range", \.range, .interval, "With `uniform`: r for [−r, r], or [a, b].", example: 0.5),
    Field("std", \.std, .number(.nonNegative), "With `normal`: the standard deviation.", example: 0.1),
    Field(
      "distribution", \.distribution, .name(Initialization.Shape.self),
      "With glorot, he and lecun: the shape of the distribution.", example: "normal", defaultText: "uniform"),
    Field(
      "fan", \.fan, .name(Initialization.Fan.self),
      "With glorot, he and lecun: which connections of a unit determine the scale.", example: "in",
      defaultText: "average for glorot, in for he and lecun"),
    Field(
      "gain", \.gain, .number(.positive), "With glorot, he and lecun: a factor of the scale.", example: 1,
      defaultText: "1"),
  ]
}

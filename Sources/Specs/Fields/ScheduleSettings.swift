import JSON
import Learning

/// `schedule:` as the spec writes it; which keys belong to which kind is checked by the resolver.
struct ScheduleSettings: MappingRecord {
  enum Kind: String, CaseIterable {
    case constant, step, exponential, cosine
    case inverseScaling = "inverse_scaling"
  }

  var kind: Kind?
  var every: Int?
  var factor: Double?
  var minimum: Double?
  var power: Double?
  var warmup: Int?

  static var shorthand: String? { "kind" }

  static let fields: [Field<Self>] = [
    Field(
      "kind", \.kind, .name(Kind.self),
      "The learning rate k epochs after the warm-up: `step` η·factor^⌊k/every⌋, `exponential` η·factor^k, `cosine` half a "
        + "cosine from η to `minimum`, `inverse_scaling` η/(1 + k·N)^power with N training samples.",
      example: "cosine", defaultText: "constant"),
    Field("every", \.every, .integer(1...), "With `step`: the number of epochs between steps.", example: 10),
    Field(
      "factor", \.factor, .number(.positive), "With `step` and `exponential`: the factor of η.",
      example: 0.5),
    Field(
      "minimum", \.minimum, .number(.nonNegative), "With `cosine`: the final learning rate.", example: 1e-4,
      defaultText: "0"),
    Field(
      "power", \.power, .number(.nonNegative), "With `inverse_scaling`: the exponent.", example: 0.5,
      defaultText: "0.5"),
    Field(
      "warmup", \.warmup, .integer(0...),
      "The number of epochs before the schedule, during which the learning rate rises linearly: η·e/(warmup + 1) in epoch e.",
      example: 5,
      defaultText: "0"),
  ]
}

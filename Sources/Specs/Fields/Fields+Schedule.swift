import JSON
import Learning

/// `schedule:` as the spec says it: which keys belong to which kind is checked when it is resolved.
struct ScheduleSettings: Record {
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
      "How η goes on, k epochs after the warm-up: `step` η·factor^⌊k/every⌋, `exponential` η·factor^k, `cosine` from η down "
        + "half a cosine towards `minimum`, `inverse_scaling` η/(1 + k·N)^power, N being the training samples.",
      example: "cosine", otherwise: "constant"),
    Field("every", \.every, .integer(1...), "With `step`: epochs from one step to the next.", example: 10),
    Field(
      "factor", \.factor, .number(.positive), "With `step` and `exponential`: what η is multiplied by.",
      example: 0.5),
    Field(
      "minimum", \.minimum, .number(.zeroUp), "With `cosine`: the learning rate at the end.", example: 1e-4,
      otherwise: "0"),
    Field(
      "power", \.power, .number(.zeroUp), "With `inverse_scaling`: the exponent.", example: 0.5,
      otherwise: "0.5"),
    Field(
      "warmup", \.warmup, .integer(0...),
      "Epochs before the schedule, over which η rises evenly: η·e/(warmup + 1) in epoch e.", example: 5,
      otherwise: "0"),
  ]
}

import JSON
import Learning

/// The optimizers, by the names that a spec says.
enum OptimizerName: String, CaseIterable {
  case sgd, rprop, irprop, rmsprop, adam, adamw
}

/// The constants that belong to some optimizers alone, as the spec says them: which to which is checked when they are
/// resolved.
struct OptimizerSettings: Record {
  var beta1: Double?
  var beta2: Double?
  var rho: Double?
  var epsilon: Double?
  var weightDecay: Double?
  var stepIncrease: Double?
  var stepDecrease: Double?
  var stepMin: Double?
  var stepMax: Double?

  static let fields: [Field<Self>] = [
    Field(
      "beta1", \.beta1, .number(.share), "With adam and adamw: β₁, how much of the mean descent stays.",
      example: 0.9, otherwise: "0.9"),
    Field(
      "beta2", \.beta2, .number(.share), "With adam and adamw: β₂, how much of the mean square stays.",
      example: 0.999, otherwise: "0.999"),
    Field(
      "rho", \.rho, .number(.share), "With rmsprop: ρ, how much of the mean square stays.", example: 0.99,
      otherwise: "0.9"),
    Field(
      "epsilon", \.epsilon, .number(.positive),
      "With rmsprop, adam and adamw: what is added to the root of the mean square.", example: 1e-8,
      otherwise: "1e-8"),
    Field(
      "weight_decay", \.weightDecay, .number(.zeroUp),
      "With adamw: λ; before each step a weight (never a bias) loses η·λ of itself.", example: 0.01,
      otherwise: "0.01"),
    Field(
      "step_increase", \.stepIncrease, .number(.oneUp),
      "With rprop and irprop: η⁺, by which a step size grows while the gradient keeps its sign.",
      example: 1.2, otherwise: "1.2"),
    Field(
      "step_decrease", \.stepDecrease, .number(.properShare),
      "With rprop and irprop: η⁻, by which a step size shrinks when the gradient changes its sign.",
      example: 0.5, otherwise: "0.5"),
    Field(
      "step_min", \.stepMin, .number(.zeroUp), "With rprop and irprop: the smallest step size.",
      example: 1e-6,
      otherwise: "1e-6"),
    Field(
      "step_max", \.stepMax, .number(.positive), "With rprop and irprop: the largest step size.",
      example: 50, otherwise: "50"),
  ]
}

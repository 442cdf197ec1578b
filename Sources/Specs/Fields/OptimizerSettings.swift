import JSON
import Learning

/// The constants that only some optimizers use, as the spec writes them; which belong to which is checked by the
/// resolver.
struct OptimizerSettings: MappingRecord {
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
      "beta1", \.beta1, .number(.unitHalfOpen),
      "With adam and adamw: β₁, the decay rate of the gradient's moving average.",
      example: 0.9, defaultText: "0.9"),
    Field(
      "beta2", \.beta2, .number(.unitHalfOpen),
      "With adam and adamw: β₂, the decay rate of the squared gradient's moving average.",
      example: 0.999, defaultText: "0.999"),
    Field(
      "rho", \.rho, .number(.unitHalfOpen),
      "With rmsprop: ρ, the decay rate of the squared gradient's moving average.", example: 0.99,
      defaultText: "0.9"),
    Field(
      "epsilon", \.epsilon, .number(.positive),
      "With rmsprop, adam and adamw: the constant added to the denominator for numerical stability.",
      example: 1e-8,
      defaultText: "1e-8"),
    Field(
      "weight_decay", \.weightDecay, .number(.nonNegative),
      "With adamw: λ of the decoupled decay w ← w − η·λ·w before each step, for weights but not biases.",
      example: 0.01,
      defaultText: "0.01"),
    Field(
      "step_increase", \.stepIncrease, .number(.atLeastOne),
      "With rprop and irprop: η⁺, the factor of a step size while the gradient keeps its sign.",
      example: 1.2, defaultText: "1.2"),
    Field(
      "step_decrease", \.stepDecrease, .number(.unitOpen),
      "With rprop and irprop: η⁻, the factor of a step size when the gradient changes its sign.",
      example: 0.5, defaultText: "0.5"),
    Field(
      "step_min", \.stepMin, .number(.nonNegative), "With rprop and irprop: the minimum step size.",
      example: 1e-6,
      defaultText: "1e-6"),
    Field(
      "step_max", \.stepMax, .number(.positive), "With rprop and irprop: the maximum step size.",
      example: 50, defaultText: "50"),
  ]
}

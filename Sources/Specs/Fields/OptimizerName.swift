/// The optimizers by their names in specs.
enum OptimizerName: String, CaseIterable {
  case sgd, rprop, irprop, rmsprop, adam, adamw
}

extension OptimizerName {
  /// The keys of `training` that only some optimizers use, and which these are.
  static let exclusiveKeys: [(key: String, optimizers: [OptimizerName])] = [
    ("momentum", [.sgd]), ("nesterov", [.sgd]), ("beta1", [.adam, .adamw]), ("beta2", [.adam, .adamw]),
    ("rho", [.rmsprop]), ("epsilon", [.rmsprop, .adam, .adamw]), ("weight_decay", [.adamw]),
    ("step_increase", [.rprop, .irprop]), ("step_decrease", [.rprop, .irprop]),
    ("step_min", [.rprop, .irprop]), ("step_max", [.rprop, .irprop]),
  ]

  /// Whether the optimizer uses a key of `training`.
  func uses(_ key: String) -> Bool {
    Self.exclusiveKeys.allSatisfy { $0.key != key || $0.optimizers.contains(self) }
  }

  /// η if the spec does not set it; Adam and RMSprop divide by the gradient's size, so that their η is about a step's size.
  var defaultLearningRate: Double {
    switch self {
    case .sgd, .rprop, .irprop: 0.1
    case .rmsprop, .adam, .adamw: 0.001
    }
  }
}

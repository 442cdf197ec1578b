import Learning

extension TrainingPlan {
  /// A copy of the plan with changes.
  package func with(_ change: (inout TrainingPlan) -> Void) -> TrainingPlan {
    var plan = self
    change(&plan)
    return plan
  }
}

extension Network {
  /// Layer by layer: its weights unit by unit, then its biases where units have them.
  package var parameters: [Scalar] {
    layers.flatMap { topology.hasBiases ? $0.weights + $0.biases : $0.weights }
  }
}

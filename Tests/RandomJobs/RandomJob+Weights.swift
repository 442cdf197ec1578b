import Learning

extension RandomJob {
  /// Weights of classes: some 0, never all.
  static func classWeights(_ classes: Int, _ dice: inout Dice) -> TrainingPlan.ClassWeights {
    if dice.chance(0.4) { return .balanced }
    var weights = (0..<classes).map { _ in dice.pick([0, 0.5, 1, 1, 3, dice.uniform(0, 2)]) }
    if weights.allSatisfy({ $0 == 0 }) { weights[0] = 2 }
    return .listed(weights)
  }

  /// Weights of samples: masks with whole batches of zeros, numbers around 1, or numbers that underflow or overflow.
  static func sampleWeights(_ count: Int, _ dice: inout Dice) -> [Double] {
    let zeros = dice.pick([0, 0.1, 0.5, 0.9])
    let kind = dice.below(10)
    return (0..<count).map { _ in
      if dice.chance(zeros) { return 0 }
      return switch kind {
      case 0..<3: 1
      case 3..<6: dice.uniform(0, 3)
      case 6..<9: dice.pick([0.25, 0.5, 2, 7])
      default: dice.pick([1e-300, 1e-46, 1e-40, 1e-20, 1e20, 1e38])
      }
    }
  }
}

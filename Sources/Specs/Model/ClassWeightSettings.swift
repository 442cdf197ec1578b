/// `training.class_weight`: what samples count by their classes, in loss and gradient.
package enum ClassWeightSettings: Sendable, Hashable {
  /// All classes alike, as without the key.
  case none
  /// By the classes' shares of the training part.
  case balanced
  /// By the classes' names; 1 for those that are not listed.
  case listed([String: Double])
}

extension ClassWeightSettings {
  /// The same weights in one form: without those of 1; nil if all are 1.
  var canonical: ClassWeightSettings? {
    switch self {
    case .none: return nil
    case .balanced: return self
    case .listed(let weights):
      let others = weights.filter { $0.value != 1 }
      return others.isEmpty ? nil : .listed(others)
    }
  }
}

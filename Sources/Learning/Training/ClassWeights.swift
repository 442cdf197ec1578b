extension TrainingPlan {
  /// What the loss of a sample is multiplied by for its class, besides its own weight.
  public enum ClassWeights: Sendable, Hashable {
    /// N/(K·n_c), so that every class has the same share in the loss, as scikit-learn computes them: N counts the
    /// training samples, n_c those of the class, K the classes that occur among them. A class that does not has 0.
    case balanced
    /// One number per class, finite and at least 0.
    case listed([Double])

    /// The weight of each of `classes` classes, in float64.
    ///
    /// - Parameter training: the classes of the training samples.
    public func values(training labels: [Int32], classes: Int) -> [Double] {
      switch self {
      case .listed(let weights):
        precondition(weights.count == classes, "one weight per class")
        return weights
      case .balanced:
        var counts = Array(repeating: 0, count: classes)
        for label in labels { counts[Int(label)] += 1 }
        let present = Double(counts.count { $0 > 0 })
        return counts.map { $0 > 0 ? Double(labels.count) / (present * Double($0)) : 0 }
      }
    }
  }
}

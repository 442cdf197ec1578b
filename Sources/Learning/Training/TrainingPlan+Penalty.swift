extension TrainingPlan {
  /// The factors of a step on `batch` of `samples` training samples.
  public func penalty(batch: Int, of samples: Int) -> WeightPenalty {
    func factor(_ lambda: Double, _ basis: PenaltyBasis) -> Double {
      switch basis {
      case .step: lambda
      case .batch: lambda / Double(batch)
      case .trainSet: lambda / Double(samples)
      }
    }
    return WeightPenalty(l2: factor(l2, l2Basis), l1: factor(l1, l1Basis))
  }

  /// The factors of evaluations: those of a full batch.
  public func penalty(of samples: Int) -> WeightPenalty {
    penalty(batch: batchCount(of: samples), of: samples)
  }
}

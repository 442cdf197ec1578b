/// The penalty's two factors for one step, with what they are divided by put in; biases are never penalised.
struct Penalty {
  /// λ of ½λΣw².
  var l2: Double
  /// λ of λΣ|w|.
  var l1: Double

  var isNone: Bool { l2 == 0 && l1 == 0 }

  /// ½λ₂Σw² + λ₁Σ|w|, asking for the sums that it needs.
  func value(squares: () -> Double, magnitudes: () -> Double) -> Double {
    let square = l2 == 0 ? 0 : l2 / 2 * squares()
    return l1 == 0 ? square : square + l1 * magnitudes()
  }
}

/// What is summed over weights.
enum WeightTerm {
  /// w²
  case square
  /// |w|
  case magnitude

  /// A chain with one more weight, in float64.
  @inline(__always)
  func added<V: FloatingLanes>(to chain: V, _ w: V) -> V where V.Scalar == Double {
    switch self {
    case .square: chain.addingProduct(w, w)
    case .magnitude: chain + w.magnitudes
    }
  }
}

extension TrainingPlan {
  /// The factors of a step on `batch` samples out of `samples`.
  func penalty(batch: Int, of samples: Int) -> Penalty {
    func factor(_ lambda: Double, _ basis: PenaltyBasis) -> Double {
      switch basis {
      case .step: lambda
      case .batch: lambda / Double(batch)
      case .trainSet: lambda / Double(samples)
      }
    }
    return Penalty(l2: factor(l2, l2Basis), l1: factor(l1, l1Basis))
  }

  /// The factors of evaluations: those of a full batch.
  func penalty(of samples: Int) -> Penalty { penalty(batch: batchCount(of: samples), of: samples) }
}

/// Adam's bias correction: β₁ᵗ and β₂ᵗ step by step, and the factors that correct for means that start at
/// zero.
struct AdamBiasCorrection: Hashable {
  private let beta1: Double
  private let beta2: Double
  private var power1 = 1.0
  private var power2 = 1.0
  /// √(1 − β₂ᵗ)/(1 − β₁ᵗ); 1 for other rules.
  private(set) var rateFactor = 1.0
  /// √(1 − β₂ᵗ); 1 for other rules.
  private(set) var epsilonFactor = 1.0

  init(_ optimizer: TrainingPlan.Optimizer) {
    guard case .adam(let adam) = optimizer else {
      (beta1, beta2) = (0, 0)
      return
    }
    (beta1, beta2) = (adam.beta1, adam.beta2)
  }

  /// Advances by one step; the first is t = 1.
  mutating func advance() {
    power1 *= beta1
    power2 *= beta2
    epsilonFactor = (1 - power2).squareRoot()
    rateFactor = epsilonFactor / (1 - power1)
  }
}

/// Normal priors over the logarithms of a kernel's parameters, and the parameters' bounds. Scores have variance 1, axes
/// length 1.
package struct KernelPrior: Sendable, Hashable {
  /// A normal distribution.
  package struct Normal: Sendable, Hashable {
    package var mean: Double
    package var deviation: Double
  }

  /// Of ln ℓ_d.
  package var logLength = Normal(mean: -0.5, deviation: 1)
  /// Of ln s.
  package var logVariance = Normal(mean: 0, deviation: 1)
  /// Of ln τ: most searches know their noise or have none that matters.
  package var logNoise = Normal(mean: -12, deviation: 4)

  static let lengths = (least: 0.02, most: 30.0)
  static let variances = (least: 0.01, most: 100.0)
  static let noise = (least: 1e-9, most: 1.0)
}

import Arithmetic

@testable import Statistics

/// Random results of a sweep whose truth is known: larger is better, and point 0 is the best.
struct SimulatedSweep {
  /// How the values scatter around the points' means.
  enum Noise: String, CaseIterable {
    case normal = "normal"
    /// The deviation of each point is 0.5, 1 or 2 times the usual one.
    case unequal = "unequal sd"
    /// The second half of the points scatters ten times as much.
    case noisyHalf = "half 10 × sd"
    /// Exponential, towards worse values.
    case skewed = "skewed"
    /// Accuracies of 180 samples.
    case rounded = "rounded"
    /// A seed moves all points alike: correlation 0.64.
    case correlated = "correlated"
  }

  static let deviation = 0.01

  var points: Int
  var seeds: Int
  var noise: Noise
  /// How much lower each point's mean is than the one's before it.
  var step: Double

  func table(_ repetition: Int) -> SeedTable {
    let stream = RandomStream(seed: UInt64(repetition), purpose: .generator)
    var position: UInt64 = 0
    func normal() -> Double {
      position += 1
      return stream.normal(at: position)
    }
    let common = (0..<seeds).map { _ in normal() }
    var values: [Double] = []
    for point in 0..<points {
      let mean = 0.9 - step * Double(point)
      for seed in 0..<seeds { values.append(mean + Self.deviation * scatter(point, normal(), common[seed])) }
    }
    if noise == .rounded { values = values.map { ($0 * 180).rounded() / 180 } }
    return SeedTable(points: points, seeds: seeds, values: values)
  }

  private func scatter(_ point: Int, _ own: Double, _ common: Double) -> Double {
    switch noise {
    case .normal, .rounded: own
    case .unequal: [0.5, 1, 2][point % 3] * own
    case .noisyHalf: point < points / 2 || points == 2 ? own : 10 * own
    // 1 − E, with E = −ln(1 − Φ(z)) exponential of mean 1.
    case .skewed: 1 + Double.log(0.5 * Double.erfc(own * 0.5.squareRoot()))
    case .correlated: 0.8 * common + 0.6 * own
    }
  }
}

import Arithmetic

@testable import Statistics

/// Measures a gate that judges the pool of all points, and one that judges each point too.
///
/// A gate is shut where a drop is not chance (p ≤ α) and is not shown to lie within the margin.
struct PointsGateMeasurement {
  /// What happened to the true means of the points.
  enum Change: String, CaseIterable {
    case nothing = "nothing"
    case oneByTwoMargins = "one point −2 margins"
    case oneByFiveMargins = "one point −5 margins"
    case collapse = "one point 0.87 → 0.42"
    case all = "all points −½ margin"
  }

  static let alpha = 0.05
  static let margin = 0.01
  static let deviation = 0.01

  var points: Int
  var seeds: Int
  var change: Change
  /// Of the changes of two points at one seed.
  var correlation = 0.0
  var repetitions = 1000

  /// How often the pool, any point, and either of them shuts the gate.
  func rates() -> (pool: Double, points: Double, either: Double) {
    var counts = (pool: 0, points: 0, either: 0)
    for repetition in 0..<repetitions {
      let gains = gains(RandomStream(seed: UInt64(repetition), purpose: .generator))
      let byPool = isShutByPool(gains.flatMap { $0 })
      let byPoints = isShutByPoints(SeedTable(gains.map { $0.map { -$0 } }))
      counts.pool += byPool ? 1 : 0
      counts.points += byPoints ? 1 : 0
      counts.either += byPool || byPoints ? 1 : 0
    }
    let all = Double(repetitions)
    return (Double(counts.pool) / all, Double(counts.points) / all, Double(counts.either) / all)
  }

  private func isShutByPool(_ gains: [Double]) -> Bool {
    let p = SignFlipTest(patterns: 999).pValue(of: gains, .less)
    let interval = PairedDifferences(gains)?.interval(tail: Self.alpha)
    return p <= Self.alpha && interval.map { $0.lowerBound < -Self.margin } ?? true
  }

  private func isShutByPoints(_ drops: SeedTable) -> Bool {
    let worse = SimultaneousTest(alpha: Self.alpha, alternative: .greater).results(of: drops)
    let within = SimultaneousTest(alpha: Self.alpha, alternative: .less).results(
      of: drops, against: Self.margin)
    return zip(worse, within).contains { $0.pValue <= Self.alpha && $1.pValue > Self.alpha }
  }

  private func gains(_ stream: RandomStream) -> [[Double]] {
    let common = (0..<seeds).map { stream.normal(at: UInt64($0)) }
    return (0..<points).map { point in
      (0..<seeds).map { seed in
        let own = stream.normal(at: UInt64(1000 + point * seeds + seed))
        let noise = correlation.squareRoot() * common[seed] + (1 - correlation).squareRoot() * own
        return meanGain(of: point) + Self.deviation * noise
      }
    }
  }

  private func meanGain(of point: Int) -> Double {
    switch change {
    case .nothing: 0
    case .oneByTwoMargins: point == 0 ? -2 * Self.margin : 0
    case .oneByFiveMargins: point == 0 ? -5 * Self.margin : 0
    case .collapse: point == 0 ? -0.45 : 0
    case .all: -0.5 * Self.margin
    }
  }
}

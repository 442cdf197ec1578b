@testable import Statistics

/// Measures how often the truly best point is left out of the best set, and how many points stay in.
struct BestSetMeasurement {
  enum Method: String, CaseIterable {
    case maximum = "this test"
    /// Differences are not divided by their deviation.
    case unstudentised = "not studentised"
    /// Student's paired tests against the best, corrected by Holm's method.
    case holm = "Student, Holm"
    /// One-sided sign-flip tests against the best, corrected by Holm's method.
    case flipsHolm = "sign flips, Holm"
    /// Hsu's comparisons: each point is held against the best of the others, as the control.
    case hsu = "Hsu"
  }

  var sweep: SimulatedSweep
  var method = Method.maximum
  var repetitions = 1000

  static let alpha = 0.05
  static let drawnPairs = 999

  /// The share of the repetitions without point 0, and the mean number of points that stay.
  func rates() -> (leftOut: Double, kept: Double) {
    var leftOut = 0
    var kept = 0
    for repetition in 0..<repetitions {
      let stays = stays(sweep.table(repetition))
      leftOut += stays[0] ? 0 : 1
      kept += stays.count { $0 }
    }
    return (Double(leftOut) / Double(repetitions), Double(kept) / Double(repetitions))
  }

  private func stays(_ table: SeedTable) -> [Bool] {
    switch method {
    case .maximum:
      return BestSet(of: table, goal: .maximize, alpha: Self.alpha, drawnPairs: Self.drawnPairs)!
        .comparisons.map(\.isIndistinguishable)
    case .holm: return staysByHolm(table) { PairedDifferences($0)?.pValue(.greater) ?? 1 }
    case .flipsHolm: return staysByHolm(table) { SignFlipTest.pValue(of: $0, .greater) }
    case .unstudentised:
      return unstudentised(differences(table, from: table.best(.maximize)!)).map { $0 > Self.alpha }
    case .hsu:
      return (0..<table.points).map { point in
        let better = SeedTable(differences(table, from: point).map { $0.map { -$0 } })
        let test = SimultaneousTest(alpha: Self.alpha, drawnPairs: Self.drawnPairs)
        return test.results(of: better).allSatisfy { $0.pValue > Self.alpha }
      }
    }
  }

  private func differences(_ table: SeedTable, from best: Int) -> [[Double]] {
    (0..<table.points).map { point in
      zip(table[best], table[point]).map { Goal.maximize.shortfall(of: $1, from: $0) }
    }
  }

  private func staysByHolm(_ table: SeedTable, _ pValue: ([Double]) -> Double) -> [Bool] {
    let best = table.best(.maximize)!
    var others = differences(table, from: best)
    others.remove(at: best)
    var stays = HolmCorrection.corrected(others.map(pValue)).map { $0 > Self.alpha }
    stays.insert(true, at: best)
    return stays
  }

  /// Every pattern of the signs, one after the other.
  private func unstudentised(_ differences: [[Double]]) -> [Double] {
    let seeds = differences[0].count
    let largest = (0..<1 << seeds).map { pattern in
      differences.lazy.map { sum($0, pattern) }.max() ?? 0
    }
    return differences.map { own in
      let limit = sum(own, 0) - 1e-12
      return Double(largest.count { $0 >= limit }) / Double(largest.count)
    }
  }

  private func sum(_ differences: [Double], _ pattern: Int) -> Double {
    var sum = 0.0
    for (seed, value) in differences.enumerated() { sum += pattern >> seed & 1 == 1 ? -value : value }
    return sum
  }
}

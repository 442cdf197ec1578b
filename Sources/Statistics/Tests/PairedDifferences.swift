import Arithmetic

/// Student's statistics of paired differences (new − baseline).
package struct PairedDifferences: Sendable {
  package let statistics: SampleStatistics

  /// nil if there are none; they are finite.
  package init?(_ differences: [Double]) {
    guard let statistics = SampleStatistics(of: differences) else { return nil }
    self.statistics = statistics
  }

  /// deviation/√n; nil for a single difference.
  package var standardError: Double? {
    statistics.deviation.map { $0 / Double(statistics.count).squareRoot() }
  }

  /// mean ± t·standard error, missing the true mean on either side with probability `tail`; nil for a single
  /// one.
  package func interval(tail: Double) -> ClosedRange<Double>? {
    guard let standardError, let distribution else { return nil }
    let half = distribution.quantile(1 - tail) * standardError
    return ClosedRange(around: statistics.mean, by: half)
  }

  /// Student's p-value against a true mean of 0, that it is less or greater; nil for a single difference, and
  /// where all are 0.
  package func pValue(_ alternative: SignFlipTest.Alternative) -> Double? {
    guard let standardError, let distribution else { return nil }
    let t = statistics.mean / standardError
    if t.isNaN { return nil }
    let signed = alternative == .less ? t : -t
    if signed.isInfinite { return signed < 0 ? 0 : 1 }
    return distribution.cumulative(signed)
  }

  private var distribution: StudentDistribution? {
    statistics.count > 1 ? StudentDistribution(degreesOfFreedom: Double(statistics.count - 1)) : nil
  }
}

import Arithmetic
import Synchronization

/// Quantiles of Student's t distribution for intervals, each found once: an experiment has many samples of few sizes.
package enum StudentT {
  private static let known = Mutex<[Int: Double]>([:])

  /// The t with P(|T| ≤ t) = 0.95, for at least one degree of freedom.
  package static func twoSided95(degreesOfFreedom: Int) -> Double {
    known.withLock { known in
      if let quantile = known[degreesOfFreedom] { return quantile }
      let distribution = StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom))
      // 0.975
      let quantile = distribution.quantile(0x1.f333333333333p-1)
      known[degreesOfFreedom] = quantile
      return quantile
    }
  }
}

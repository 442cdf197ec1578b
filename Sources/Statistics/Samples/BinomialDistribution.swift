import Arithmetic

/// The number of successes in n independent trials of probability p.
package struct BinomialDistribution: Sendable {
  /// At least 0.
  package let trials: Int
  /// 0 … 1.
  package let probability: Double

  package init(trials: Int, probability: Double) {
    precondition(trials >= 0 && probability >= 0 && probability <= 1)
    self.trials = trials
    self.probability = probability
  }

  /// P(X ≥ k) = I_p(k, n − k + 1).
  package func atLeast(_ k: Int) -> Double {
    if k <= 0 { return 1 }
    return k > trials ? 0 : Double.incompleteBeta(probability, Double(k), Double(trials - k + 1))
  }

  /// P(X ≤ k) = I_(1−p)(n − k, k + 1).
  package func atMost(_ k: Int) -> Double {
    if k < 0 { return 0 }
    return k >= trials ? 1 : Double.incompleteBeta(1 - probability, Double(trials - k), Double(k + 1))
  }

  /// The exact interval of p after `successes` of `trials` (Clopper and Pearson), each bound missing p with
  /// probability at most `tail`.
  package static func interval(successes k: Int, trials n: Int, tail: Double) -> ClosedRange<Double> {
    precondition(k >= 0 && k <= n && tail > 0 && tail < 0.5)
    let low = k == 0 ? 0 : root { Self(trials: n, probability: $0).atLeast(k) < tail }
    let high = k == n ? 1 : root { Self(trials: n, probability: $0).atMost(k) >= tail }
    return low...high
  }

  /// The largest number of 0 … 1 up to which `holds`, by halving until there is nothing between.
  private static func root(_ holds: (Double) -> Bool) -> Double {
    var low = 0.0
    var high = 1.0
    while true {
      let middle = low + 0.5 * (high - low)
      if middle <= low || middle >= high { return low }
      if holds(middle) { low = middle } else { high = middle }
    }
  }
}

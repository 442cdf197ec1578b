/// Student's t distribution, for confidence intervals of means.
public struct StudentDistribution: Sendable {
  /// More than 0.
  public let degreesOfFreedom: Double

  /// A distribution with more than 0 degrees of freedom.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0)
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value up to t.
  public func cumulative(_ t: Double) -> Double {
    t < 0 ? upperTail(-t) : 1 - upperTail(t)
  }

  /// The t such that a value is below it with probability p, 0 < p < 1, to about 1e-12 of itself.
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1)
    if p == 0.5 { return 0 }
    return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
  }

  /// ½ I_(ν/(ν + t²))(ν/2, ½), the probability of more than t ≥ 0.
  private func upperTail(_ t: Double) -> Double {
    let n = degreesOfFreedom
    return 0.5 * Double.incompleteBeta(n / (n + t * t), 0.5 * n, 0.5)
  }

  /// The t ≥ 0 whose upper tail is q, by bisection until the interval cannot be divided.
  private func upperQuantile(_ q: Double) -> Double {
    var low = 0.0
    var high = 1.0
    while upperTail(high) > q {
      low = high
      high *= 2
    }
    while true {
      let middle = low + 0.5 * (high - low)
      if middle <= low || middle >= high { return high }
      if upperTail(middle) > q { low = middle } else { high = middle }
    }
  }
}

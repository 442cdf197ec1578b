/// What is said of a few measurements of one quantity, in its units.
///
/// Sums are taken over the values as they are given, one after the other, of their differences from the first: equal
/// values have that mean exactly and deviation 0. mean = x₁ + Σ(xᵢ − x₁)/n; deviation = √(Σ(xᵢ − mean)²/(n − 1)).
package struct SampleStatistics: Sendable, Hashable {
  /// At least 1.
  package let count: Int
  package let mean: Double
  /// With n − 1; nil for a single value.
  package let deviation: Double?
  /// Halfway between the middle two of an even number.
  package let median: Double
  package let minimum: Double
  package let maximum: Double

  /// The statistics of values; nil if there are none, and where a value or the mean is not finite.
  package init?(of values: some Collection<Double>) {
    guard let first = values.first else { return nil }
    let n = values.count
    let mean = Self.mean(of: values, first: first)
    guard mean.isFinite, values.allSatisfy(\.isFinite) else { return nil }
    let squares = values.reduce(0.0) { sum, value in sum + (value - mean) * (value - mean) }
    let sorted = values.sorted()
    let (low, high) = (sorted[(n - 1) / 2], sorted[n / 2])
    count = n
    self.mean = mean
    deviation = n > 1 ? (squares / Double(n - 1)).squareRoot() : nil
    median = low + (high - low) / 2
    minimum = sorted[0]
    maximum = sorted[n - 1]
  }

  /// The mean alone; nil if there are no values.
  package static func mean(of values: some Collection<Double>) -> Double? {
    values.first.map { mean(of: values, first: $0) }
  }

  private static func mean(of values: some Collection<Double>, first: Double) -> Double {
    first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
  }

  /// The 95 % confidence interval of the mean of independent normal values: mean ± t·deviation/√n, with Student's t
  /// for n − 1 degrees of freedom; nil for a single value.
  package var interval: ClosedRange<Double>? {
    guard let deviation else { return nil }
    let half = StudentT.twoSided95(degreesOfFreedom: count - 1) * deviation / Double(count).squareRoot()
    return ClosedRange(around: mean, by: half)
  }
}

extension ClosedRange<Double> {
  /// centre ± half; nil if a bound is beyond the finite numbers.
  init?(around centre: Double, by half: Double) {
    guard (centre - half).isFinite, (centre + half).isFinite else { return nil }
    self = centre - half...centre + half
  }
}

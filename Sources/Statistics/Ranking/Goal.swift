/// Which way a metric is better.
package enum Goal: Sendable, Hashable {
  case maximize
  case minimize

  /// The factor that turns values so that larger ones are better.
  var sign: Double { self == .maximize ? 1 : -1 }

  /// Values that differ by less than 2⁻⁴⁴ of the larger one (6·10⁻¹⁴) are equal: sums in other orders.
  private static let tolerance = 0x1p-44

  /// How much worse `value` is than `reference`, in the metric's units; below 0 where it is better.
  ///
  /// NaN where either is missing (NaN). An infinite value is a diverged run, the worst there is, whatever its sign:
  /// +∞ where the value alone diverged, −∞ where the reference alone did, 0 where both did.
  package func shortfall(of value: Double, from reference: Double) -> Double {
    if value.isNaN || reference.isNaN { return .nan }
    if value.isInfinite { return reference.isInfinite ? 0 : .infinity }
    if reference.isInfinite { return -.infinity }
    // Halves, because the difference of two large values can be infinite.
    let half = sign * (0.5 * reference - 0.5 * value)
    let size = max(value.magnitude, reference.magnitude)
    if half.magnitude < 0.5 * Self.tolerance * size { return 0 }
    return min(max(2 * half, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }
}

import Arithmetic
import Specs

/// How a number of an axis lies between the axis's ends, from position 0 to position 1.
///
/// Values have five digits: of the number itself on a log scale, of the width of the range on a linear one. A value that is
/// copied from a table is therefore the value that was tried.
struct NumberScale: Sendable {
  let min: Double
  let max: Double
  let isLogarithmic: Bool
  let isWhole: Bool
  private static let digits = 5

  /// The value at a position: min + (max − min)·p, or exp(log min + log(max/min)·p), rounded and kept between the ends.
  ///
  /// Whole numbers are those nearest to the values from min − ½ to max + ½, so that both ends are as likely as their
  /// neighbours on a linear scale, and each is log-uniform on a log scale.
  func value(at position: Double) -> Double {
    let (low, high) = ends
    let exact =
      isLogarithmic
      ? Double.exp(Double.log(low) + Double.log(high / low) * position) : low + (high - low) * position
    guard !isWhole else { return Swift.min(max, Swift.max(min, exact.rounded())) }
    let short = rounded(exact, digitsOf: isLogarithmic ? exact : max - min, count: Self.digits)
    return Swift.min(max, Swift.max(min, short))
  }

  /// The position of a value between the ends, from 0 to 1.
  func position(of value: Double) -> Double {
    let (low, high) = ends
    let position =
      isLogarithmic ? Double.log(value / low) / Double.log(high / low) : (value - low) / (high - low)
    return Swift.min(1, Swift.max(0, position))
  }

  private var ends: (low: Double, high: Double) { isWhole ? (min - 0.5, max + 0.5) : (min, max) }
}

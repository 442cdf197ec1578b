/// What an axis measures.
package enum AxisKind: Sendable, Equatable {
  case linear
  case log
  /// Category *i* stands at *i*, from −0.5 to count − 0.5.
  case categories([String])

  var isNumeric: Bool {
    if case .categories = self { false } else { true }
  }
}

/// A map from values to coordinates.
package struct PlotScale: Sendable {
  package let kind: AxisKind
  package let low: Double
  package let high: Double
  /// The coordinates of `low` and `high`.
  package let start: Double
  package let end: Double
  private let lowPlace: Double
  private let highPlace: Double

  /// A scale over `low`…`high`; an empty range is widened, and a log range must be positive.
  package init(_ kind: AxisKind, low: Double, high: Double, from start: Double, to end: Double) {
    (self.low, self.high) = Self.widened(kind, low, high)
    (self.kind, self.start, self.end) = (kind, start, end)
    lowPlace = Self.place(self.low, kind)
    highPlace = Self.place(self.high, kind)
  }

  /// The coordinate of a value; values outside the range lie outside of `start`…`end`.
  package func position(_ value: Double) -> Double {
    let place = Self.place(value, kind)
    // Halves, because the difference of two ends may be beyond the largest number.
    let share = (place / 2 - lowPlace / 2) / (highPlace / 2 - lowPlace / 2)
    return start + share * (end - start)
  }

  /// The coordinate of the value, or of the nearest end where it lies outside.
  package func clamped(_ value: Double) -> Double { position(min(max(value, low), high)) }

  /// Whether the value is finite and within the range.
  package func contains(_ value: Double) -> Bool { value >= low && value <= high }

  private static func place(_ value: Double, _ kind: AxisKind) -> Double {
    guard kind == .log else { return value }
    return value > 0 && value.isFinite ? Logarithm.base10(value) : value > 0 ? 309 : -330
  }

  private static func widened(_ kind: AxisKind, _ low: Double, _ high: Double) -> (Double, Double) {
    if kind == .log {
      precondition(low > 0 && high >= low)
      return high > low * 1.000001 ? (low, high) : (low / 2, high * 2)
    }
    let size = max(low.magnitude, high.magnitude)
    guard high / 2 - low / 2 <= size * 1e-12 else { return (low, high) }
    let reach = size > 0 ? size * 0.05 : 0.5
    return (low - reach, high + reach)
  }
}

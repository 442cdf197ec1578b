/// A place on an axis; its label is empty for a minor tick.
package struct Tick: Sendable, Equatable {
  package var value: Double
  package var label: String

  package init(_ value: Double, _ label: String) {
    self.value = value
    self.label = label
  }

  /// Ticks of an axis, about `count` of them with labels.
  package static func ticks(for scale: PlotScale, count: Int) -> [Tick] {
    switch scale.kind {
    case .linear: linear(scale.low, scale.high, count: count)
    case .log: log(scale.low, scale.high, count: count)
    case .categories(let names): names.enumerated().map { Tick(Double($0), $1) }
    }
  }

  /// Ticks at multiples of 1, 2 or 5 × 10ⁿ within `low`…`high`, about `count` of them.
  package static func linear(_ low: Double, _ high: Double, count: Int) -> [Tick] {
    // Equal where both are rounded to the least float64.
    guard low < high, count > 0 else { return [] }
    let rough = (high / Double(count)) - (low / Double(count))
    guard rough > 0, rough.isFinite else { return [] }
    var exponent = DecimalDigits(rough).exponent
    // Below 10⁻³⁰⁰ a power of ten loses digits.
    guard exponent > -300 else { return [] }
    let mantissa = rough / Logarithm.powerOfTen(exponent)
    // The nearest by ratio: the limits are √(1·2), √(2·5), √(5·10).
    var factor = mantissa < 1.41421 ? 1 : mantissa < 3.16228 ? 2 : mantissa < 7.07107 ? 5 : 10
    if factor == 10 { (factor, exponent) = (1, exponent + 1) }
    let step = Double(factor) * Logarithm.powerOfTen(exponent)
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard first.magnitude < 1e15, last.magnitude < 1e15, last - first < 1000, first <= last else {
      return []
    }
    let values = (Int(first)...Int(last)).map { decimal($0 * factor, exponent) }
    return zip(values, labels(values, lastPlace: exponent)).map { Tick($0, $1) }
  }

  /// `units` × 10^`exponent`, correctly rounded.
  static func decimal(_ units: Int, _ exponent: Int) -> Double {
    Double("\(units)e\(exponent)") ?? 0
  }

  private static func labels(_ values: [Double], lastPlace: Int) -> [String] {
    let size = values.map { $0.magnitude }.max() ?? 0
    if size >= 1e7 || lastPlace < -6 {
      return values.map { value in
        let digits = DecimalDigits(value)
        return NumberText.significant(value, digits: max(1, digits.exponent - lastPlace + 1))
      }
    }
    return values.map { NumberText.fixed($0, decimals: max(0, -lastPlace)) }
  }
}

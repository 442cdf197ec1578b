extension Tick {
  /// Ticks of a log axis: whole decades with labels where there are enough of them, 1, 2, 5 × 10ⁿ in a
  /// short range, the other multiples as minor ticks.
  package static func log(_ low: Double, _ high: Double, count: Int) -> [Tick] {
    precondition(low > 0 && low < high && count > 0)
    let first = Int(Logarithm.base10(low).rounded(.down))
    let last = Int(Logarithm.base10(high).rounded(.up))
    let decades = (first...last).filter { within(1, $0, low, high) }
    guard decades.count >= 2 else { return short(low, high, first...last, count: count) }
    let stride = (decades.count + count - 1) / count
    let labelled = decades.count * 3 <= count ? [1, 2, 5] : [1]
    let isPlain = decades.allSatisfy { (-3...4).contains($0) }
    var ticks: [Tick] = []
    for exponent in first...last {
      for factor in stride == 1 ? Array(1...9) : [1] where within(factor, exponent, low, high) {
        let hasLabel = labelled.contains(factor) && floorMod(exponent, stride) == 0
        if stride > 1, !hasLabel { continue }
        let label = hasLabel ? text(factor, exponent, isPlain: isPlain) : ""
        ticks.append(Tick(decimal(factor, exponent), label))
      }
    }
    return ticks
  }

  /// Under two decades: multiples of 1, 2 and 5, or those of a linear axis where even they are few.
  private static func short(
    _ low: Double, _ high: Double, _ exponents: ClosedRange<Int>, count: Int
  ) -> [Tick] {
    var ticks: [Tick] = []
    for exponent in exponents {
      for factor in 1...9 where within(factor, exponent, low, high) {
        let label =
          [1, 2, 5].contains(factor)
          ? text(factor, exponent, isPlain: (-4...5).contains(exponent)) : ""
        ticks.append(Tick(decimal(factor, exponent), label))
      }
    }
    return ticks.count { !$0.label.isEmpty } >= 3 ? ticks : linear(low, high, count: min(count, 4))
  }

  private static func within(_ factor: Int, _ exponent: Int, _ low: Double, _ high: Double) -> Bool {
    let value = decimal(factor, exponent)
    return value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)
  }

  private static func text(_ factor: Int, _ exponent: Int, isPlain: Bool) -> String {
    if isPlain { return NumberText.fixed(decimal(factor, exponent), decimals: max(0, -exponent)) }
    return factor == 1 ? NumberText.power(exponent) : "\(factor)×" + NumberText.power(exponent)
  }

  private static func floorMod(_ value: Int, _ divisor: Int) -> Int {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }
}

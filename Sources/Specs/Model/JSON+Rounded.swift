import JSON

extension JSON {
  /// The value among those of an axis that this one means: itself if it is one of them, otherwise the only one that it is
  /// when rounded to the decimal places of this one, as tables print it (`0.031623`); itself if there is no such value.
  ///
  /// - Parameter digits: how many significant digits a number must at least have to stand for another.
  package func meant(among values: [JSON], digits: Int = 1) -> JSON {
    if values.contains(where: { $0.matches(self) }) { return self }
    let rounded = values.filter { isRounded($0, digits: digits) }
    return rounded.count == 1 ? rounded[0] : self
  }

  /// Whether another value differs from this one only by the rounding of its numbers.
  private func isRounded(_ full: JSON, digits: Int) -> Bool {
    if matches(full) { return true }
    if let number = double, let full = full.double {
      guard number.significantDigits >= digits else { return false }
      // Half a unit in the last place, and what the decimal's own rounding to binary can add.
      return (number - full).magnitude <= 0.5 * number.unitInLastPlace + 4 * number.ulp
    }
    guard let items = array, let others = full.array, items.count == others.count else { return false }
    return zip(items, others).allSatisfy { $0.isRounded($1, digits: digits) }
  }
}

extension Double {
  /// The digits of the shortest decimal from its first to its last that is not 0, and the exponent of the last.
  private var decimal: (digits: Int, exponent: Int) {
    let parts = "\(magnitude)".split(separator: "e")
    let sides = parts[0].split(separator: ".")
    let fraction = sides.count > 1 && sides[1] != "0" ? sides[1].count : 0
    let digits = (sides[0] + (fraction > 0 ? sides[1] : "")).drop { $0 == "0" }
    let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction
    return (digits.count, exponent)
  }

  fileprivate var significantDigits: Int { decimal.digits }

  /// 0.001 of 0.125, 1 of 12 and of 10.
  fileprivate var unitInLastPlace: Double { Double("1e\(decimal.exponent)") ?? 0 }
}

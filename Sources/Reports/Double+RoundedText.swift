import JSON

extension Double {
  /// The number with so many digits after the point, rounded to nearest and ties away from zero, for people to read:
  /// `0.9712`; the shortest text where the digits would not fit 2⁵³.
  func text(decimals: Int) -> String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    let scale = powerOfTen(decimals)
    let product = magnitude * scale
    guard product < 0x1p53 else { return shortestText }
    var units = product.rounded()
    // The product itself was rounded: its error, which fma tells exactly, decides what looks like a tie.
    if product - product.rounded(.down) == 0.5, magnitude.isBelowProduct(product, by: scale) { units -= 1 }
    let digits = String(Int(units))
    let padded = String(repeating: "0", count: Swift.max(0, decimals + 1 - digits.count)) + digits
    let sign = self < 0 && units > 0 ? "-" : ""
    return decimals == 0 ? sign + padded : sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// Whether the exact product with `scale` is below `product`, its rounded value.
  private func isBelowProduct(_ product: Double, by scale: Double) -> Bool {
    (-product).addingProduct(self, scale) < 0
  }

  /// The number with so many significant digits and no trailing zeros: `0.003162`, `3.2e-7`.
  package func text(significant digits: Int) -> String {
    guard isFinite, self != 0 else { return text(decimals: 0) }
    let exponent = decimalExponent
    // Smaller ones have no reciprocals of powers of ten to be multiplied with, and hardly digits to leave out.
    guard exponent > -300 else { return shortestText }
    guard (-4...6).contains(exponent) else {
      return (self / powerOfTen(exponent)).text(decimals: digits - 1).withoutTrailingZeros + "e\(exponent)"
    }
    return text(decimals: Swift.max(0, digits - 1 - exponent)).withoutTrailingZeros
  }

  /// e with 10ᵉ ≤ magnitude < 10ᵉ⁺¹, for finite values other than zero; by division, so perhaps one off where the
  /// magnitude is within rounding of a power of ten.
  var decimalExponent: Int {
    precondition(isFinite && self != 0)
    var rest = magnitude
    var exponent = 0
    while rest >= 10 {
      rest /= 10
      exponent += 1
    }
    while rest < 1 {
      rest *= 10
      exponent -= 1
    }
    return exponent
  }
}

private func powerOfTen(_ exponent: Int) -> Double {
  let power = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
  return exponent < 0 ? 1 / power : power
}

extension String {
  fileprivate var withoutTrailingZeros: String {
    guard contains(".") else { return self }
    var text = self[...]
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }
}

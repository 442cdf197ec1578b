extension [UInt8] {
  /// Appends the decimal text of a whole number.
  package mutating func append(decimal value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var unit: UInt = 1
    while rest / unit >= 10 { unit *= 10 }
    while unit > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit))
      rest %= unit
      unit /= 10
    }
  }

  /// Appends the shortest decimal text that reads back as the same finite `Double`, as JSON, CSV and YAML read it.
  ///
  /// The digits are Swift's: the fewest that identify the value and, among those, the nearest to it. From 2⁵⁴ up and
  /// below 10⁻⁴ in magnitude the form is `d.ddde±x`, without a `+` or leading zeros in the exponent; between them it
  /// is plain, with `.0` for whole numbers, so that a `Double` is never mistaken for an integer. −0 is `-0.0`.
  package mutating func append(shortest value: Double) {
    precondition(value.isFinite, "NaN and infinities have no decimal text")
    // Counts and shares are mostly whole; −0 is not.
    if value.magnitude < 1e9, let whole = Int(exactly: value), whole != 0 || value.sign == .plus {
      append(decimal: whole)
      return append(ascii: ".0")
    }
    var text = value.description
    text.withUTF8 { digits in
      guard let e = unsafe digits.firstIndex(of: UInt8(ascii: "e")) else {
        return unsafe append(contentsOf: digits)
      }
      unsafe append(contentsOf: digits[...e])
      var exponent = unsafe digits[(e + 1)...]
      if unsafe exponent.first == UInt8(ascii: "-") { append(UInt8(ascii: "-")) }
      unsafe exponent = exponent.drop { !(UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
      unsafe append(contentsOf: exponent)
    }
  }
}

extension Double {
  /// The shortest decimal text that reads back as this finite value; the form is that of `append(shortest:)`.
  package var shortestText: String {
    var bytes: [UInt8] = []
    bytes.append(shortest: self)
    return String(decoding: bytes, as: UTF8.self)
  }
}

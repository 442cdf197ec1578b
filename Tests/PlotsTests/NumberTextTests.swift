import Testing

@testable import Plots

@Suite struct NumberTextTests {
  @Test(
    "Fixed decimals round the shortest decimal, halves away from zero",
    arguments: [
      (1.005, 2, "1.01"), (0.125, 2, "0.13"), (-0.125, 2, "−0.13"), (0.9996, 3, "1.000"),
      (999.95, 1, "1,000.0"),
      (1234567, 0, "1,234,567"), (-0.0004, 3, "0.000"), (0, 2, "0.00"), (.nan, 2, "–"),
      (-.infinity, 0, "−∞"),
      (1e21, 0, "1,000,000,000,000,000,000,000"), (.leastNonzeroMagnitude, 3, "0.000"),
      (0.5, 0, "1"),
      (0.05, 0, "0"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(
    "Significant digits, with powers of ten where plain digits would be long",
    arguments: [
      (2.4487437044338733e29, 3, "2.45×10²⁹"), (0.0031623, 2, "0.0032"), (1e-7, 3, "10⁻⁷"),
      (-3e-12, 3, "−3×10⁻¹²"),
      (12345.678, 3, "12,300"), (-12345.678, 3, "−12,300"), (0.1 + 0.2, 4, "0.3"),
      (1_000_000, 3, "1,000,000"),
      (9.9999e6, 3, "10⁷"),
    ] as [(Double, Int, String)])
  func significant(value: Double, digits: Int, text: String) {
    #expect(NumberText.significant(value, digits: digits) == text)
  }

  @Test("One run that is far off does not take the digits of all others")
  func format() {
    let format = NumberFormat(values: [1.09845, 1.09848, 1.0985, 1.0984, 1.09846, 2.4487e29])
    #expect(format.text(1.098449) == "1.098449")
    #expect(format.text(2.4487e29) == "2.45×10²⁹")
    #expect(NumberFormat(values: [0.87, 0.976, 0.95]).text(0.976) == "0.976")
    #expect(NumberFormat(values: [3, 17, 28]).text(17) == "17")
  }

  @Test("Every finite number survives being taken apart into decimal digits")
  func digits() {
    var noise = Samples.Noise(state: 1)
    for _ in 0..<2000 {
      let value = Double(
        bitPattern: UInt64(noise.next() * 0x1p52) << 11 | UInt64(noise.next() * 2048))
      guard value.isFinite else { continue }
      let digits = DecimalDigits(value)
      let text = digits.digits.map { String($0) }.joined()
      let back = Double(
        "\(digits.isNegative ? "-" : "")\(text.isEmpty ? "0" : text)e\(digits.exponent - max(0, digits.digits.count - 1))"
      )
      #expect(back == value, "\(value)")
    }
  }

  @Test("The logarithm is exact at powers of ten to a millionth of a pixel")
  func logarithm() {
    for exponent in -300...300 {
      let error = Logarithm.base10(Logarithm.powerOfTen(exponent)) - Double(exponent)
      #expect(error.magnitude < 1e-13, "10^\(exponent)")
    }
    #expect((Logarithm.base10(2) - 0.301029995663981195).magnitude < 1e-16)
    #expect((Logarithm.base10(.leastNonzeroMagnitude) + 323.306215343115788).magnitude < 1e-12)
  }

  @Test("Coordinates have at most two decimals and are always numbers")
  func coordinates() {
    let texts = [12.5, -0.333, 0.004, -0.004, 100, 7.05, .nan, .infinity, -1e300].map(\.coordinate)
    #expect(texts == ["12.5", "-0.33", "0", "0", "100", "7.05", "0", "0", "-1000000"])
  }
}

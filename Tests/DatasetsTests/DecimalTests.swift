import Testing

@testable import Datasets

@Suite("Numbers in tables")
struct DecimalTests {
  @Test(
    "are the float64 nearest to what is written",
    arguments: [
      "0", "7", "+7", "-7", "007", "1.5", ".5", "5.", "-.25", "1e3", "1E+3", "1e-3", "0.1", "3.14159",
      "123456789012345", "9007199254740992", "9007199254740993", "9007199254740993.0000000001",
      "123456789012345678901234567890", "1e22", "1e23", "1e-22", "1e-23", "8.5e22", "2.2250738585072014e-308",
      "4.9e-324", "1.7976931348623157e308", "1e-400", "0e999999999999", "0.000000000000000000000000000001",
      "17976931348623157e292", "1152921504606846976", "11529215046068469760",
      // Halfway between two numbers, and a digit to either side of it.
      "4503599627370496.5", "4503599627370497.5", "4503599627370497.49", "4503599627370497.51",
      "9007199254740993.0", "9007199254740993.1", "900719925474099.25", "1125899906842624.125",
      "1152921504606846975e-27", "9007199254740993e-27", "1152921504606846975e-28",
    ])
  func nearest(text: String) throws {
    let expected = try #require(Double(text))
    #expect(Decimal.read(text) == .number(expected))
  }

  @Test("agree with the standard library's on random digits, points and exponents")
  func random() throws {
    var chance = Chance(seed: 1)
    for _ in 0..<20_000 {
      var text = chance.below(3) == 0 ? "-" : ""
      for _ in 0...chance.below(22) { text += String(chance.below(10)) }
      if chance.below(2) == 0 { text += "." + String(chance.below(1_000_000)) }
      if chance.below(2) == 0 { text += "e" + String(chance.below(80) - 40) }
      let expected = try #require(Double(text))
      #expect(Decimal.read(text) == .number(expected == 0 ? 0 : expected), "\(text)")
    }
  }

  @Test("come back from the shortest text of any number of everyday size")
  func shortestTexts() throws {
    var chance = Chance(seed: 2)
    for _ in 0..<20_000 {
      let fraction = Double(chance.below(1 << 31) << 22 + chance.below(1 << 22)) * 0x1p-53
      let number = fraction * [1, 1e-3, 1e-9, 255, 1e6][chance.below(5)]
      #expect(Decimal.read("\(number)") == .number(number))
    }
  }

  @Test("are never −0")
  func negativeZero() {
    for text in ["-0", "-0.0", "-0e5", "-1e-400"] {
      guard case .number(let number) = Decimal.read(text) else {
        Issue.record("\(text) was not read")
        continue
      }
      #expect(number.bitPattern == 0, "\(text)")
    }
  }

  @Test(
    "are refused where they are infinite",
    arguments: ["inf", "-inf", "+Infinity", "INFINITY", "1e309", "-1e999999999999999999999"])
  func infinite(text: String) { #expect(Decimal.read(text) == .infinite) }

  @Test(
    "are not read from anything else",
    arguments: [
      "", " ", "+", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "0x10", "1_000", "--1", "1 2", "nan", "one",
      "١",
      "infinit", "1f", "1e5.0",
    ])
  func notANumber(text: String) { #expect(Decimal.read(text) == .notANumber) }

  @Test(
    "are written so that they read the same",
    arguments: [
      (0.0, "0"), (1, "1"), (-3, "-3"), (1.5, "1.5"), (0.1, "0.1"), (1e15, "1000000000000000"),
      (1e300, "1e+300"),
    ])
  func text(number: Double, expected: String) {
    #expect(Decimal.text(number) == expected)
    #expect(Decimal.read(expected) == .number(number))
  }
}

import Testing

@testable import Datasets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers as they are read from tables against the C library's `strtod`, which rounds correctly.
///
/// `ETALON_NUMBERS` is how many random numbers are compared; 10,000,000 take half a minute.
@Suite("Nearest numbers")
struct NearestDoubleTests {
  /// Digits that lie at or next to the halfway point between two numbers, at the ends of the range, or that have made
  /// parsers fail: from the papers by Clinger, Gay and Lemire and from public bug reports.
  static let hard = [
    "9007199254740993", "9007199254740992.999999999999999", "9007199254740993.000000000000001",
    "1.00000000000000011102230246251565404236316680908203125",
    "1.00000000000000011102230246251565404236316680908203124",
    "1.00000000000000011102230246251565404236316680908203126",
    "1.00000000000000033306690738754696212708950042724609375",
    "2.2250738585072011e-308", "2.2250738585072012e-308", "2.2250738585072014e-308",
    "2.22507385850720113605740979670913197593481954635164565e-308",
    "4.9406564584124654e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.5e-324",
    "2.47032822920623272088284396434110686182529901307162382212792841250337753635104375932649918180817996189"
      + "8988281e-324",
    "1.7976931348623157e308", "1.7976931348623158e308", "1.797693134862315807e308",
    "1.7976931348623158079372897140530341507993413271003782693617377898044496829276475094664901797758720709"
      + "8e308",
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096"
      + "330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475"
      + "730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904"
      + "174497791.999",
    "8.589934592e9", "6929495644600919.5", "3.518437208883201171875e13", "1448997445238699",
    "7.8459735791271921e65", "3.571e266", "3.08984926168550152811e-32",
    "5708990770823839207320493820740630171355185152e-3",
    "1e23", "9e23", "1.1e-5", "123456789012345678901234567890e-40",
    "0.500000000000000166533453693773481063544750213623046875",
    "5e-20", "67902e-276", "9.5e-19", "2.0919495182368195e19", "7.2e-22",
    "0.000000000000000000000000000000000001",
    "104110013277974872254e-225", "12345e0", "36028797018963967e0", "36028797018963968.5e3",
  ]

  @Test("are the nearest in hard cases", arguments: hard)
  func hardCases(text: String) { expectSame(text) }

  @Test("are the nearest halfway between any two numbers, and beside it")
  func halfway() {
    var chance = Chance(seed: 3)
    for _ in 0..<300 {
      let field = UInt64(chance.below(2046))
      let bits = field << 52 | UInt64(chance.below(1 << 31)) << 21 | UInt64(chance.below(1 << 21))
      let digits = Self.exactHalfway(above: bits)
      expectSame(digits + "e-1200")
      expectSame(digits + ".0000001e-1200")
      expectSame(String(digits.dropLast()) + "4" + "9e-1200")
    }
  }

  @Test("are the nearest to random digits, points and exponents")
  func random() {
    let count = unsafe getenv("ETALON_NUMBERS").flatMap { Int(unsafe String(cString: $0)) } ?? 200_000
    var chance = Chance(seed: 4)
    var differing = 0
    for index in 0..<count {
      let text = Self.randomNumber(&chance, kind: index % 4)
      if !isSame(text) {
        differing += 1
        if differing < 10 { Issue.record("\(text)") }
      }
    }
    #expect(differing == 0)
  }

  /// Short decimals, 15 to 19 digits, up to 40 digits, and the shortest text of random bits.
  private static func randomNumber(_ chance: inout Chance, kind: Int) -> String {
    if kind == 3 {
      let bits = UInt64(chance.below(2047)) << 52 | UInt64(chance.below(1 << 31)) << 21
      return "\(Double(bitPattern: bits | UInt64(chance.below(1 << 21))))"
    }
    let digits = [1 + chance.below(9), 15 + chance.below(5), 1 + chance.below(40)][kind]
    let point = chance.below(digits + 1)
    var text = chance.below(3) == 0 ? "-" : ""
    for place in 0..<digits {
      if place == point { text += "." }
      text += String(chance.below(10))
    }
    if chance.below(3) == 0 { text += "e\(chance.below(640) - 340)" }
    return text
  }

  /// Halfway between a number and the next, times 10¹²⁰⁰, as an integer.
  private static func exactHalfway(above bits: UInt64) -> String {
    let field = Int(bits >> 52)
    let mantissa = bits & (1 << 52 - 1) | (field == 0 ? 0 : 1 << 52)
    var wide = WideInteger(2 * mantissa + 1)
    wide.multiply(byPowerOfFive: 1200)
    wide.shiftLeft(by: max(field, 1) - 1076 + 1200)
    var digits: [Character] = []
    while !wide.limbs.isEmpty {
      var quotient = wide
      quotient.divide(by: 10)
      var back = quotient
      back.multiply(by: 10)
      let difference = (wide.limbs.first ?? 0) &- (back.limbs.first ?? 0)
      digits.append(Character("\(difference)"))
      wide = quotient
    }
    return String(digits.reversed())
  }

  private func expectSame(_ text: String) { #expect(isSame(text), "\(text)") }

  private func isSame(_ text: String) -> Bool {
    let expected = unsafe strtod(text, nil)
    guard expected.isFinite else { return Decimal.read(text) == .infinite }
    guard case .number(let number) = Decimal.read(text) else { return false }
    return number == expected && !(number == 0 && number.sign == .minus)
  }
}

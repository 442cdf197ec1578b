import Arithmetic
import Testing

@testable import Statistics

struct SignFlipTests {
  private func normals(_ count: Int, seed: UInt64) -> [Double] {
    let stream = RandomStream(seed: seed, purpose: .generator)
    return (0..<UInt64(count)).map { stream.normal(at: $0) }
  }

  /// Every pattern, one after the other.
  private func counted(_ differences: [Double]) -> Double {
    let observed = differences.reduce(0, +)
    let patterns = 0..<(1 << differences.count)
    let fitting = patterns.filter { pattern in
      let sum = differences.enumerated().reduce(0) { sum, difference in
        sum + (pattern >> difference.offset & 1 == 1 ? -difference.element : difference.element)
      }
      return sum <= observed + 1e-9
    }
    return Double(fitting.count) / Double(patterns.count)
  }

  @Test("The halves that meet in the middle count every pattern", arguments: 1...13)
  func theHalvesThatMeetIn(count: Int) {
    for seed in 0..<5 {
      let differences = normals(count, seed: UInt64(seed))
      #expect(SignFlipTest.pValue(of: differences, .less) == counted(differences))
      #expect(SignFlipTest.pValue(of: differences, .greater) == counted(differences.map { -$0 }))
    }
  }

  @Test("One sign for all is the rarest pattern", arguments: [1, 5, 17, 30])
  func oneSignForAllIs(count: Int) {
    let least = SignFlipTest.leastPValue(count: count)
    #expect(SignFlipTest.pValue(of: (1...count).map { -Double($0) }, .less) == least)
    #expect(least == (0..<count).reduce(1.0) { share, _ in share / 2 })
  }

  @Test("Differences that rounding tells apart are ties")
  func differencesThatRoundingTellsApart() {
    // Four times the same loss of 0.01, each difference another float64, and one gain of 0.01.
    let differences = [0.97 - 0.98, 0.96 - 0.97, 0.5 - 0.51, 0.11 - 0.12, 0.13 - 0.12]
    #expect(Set(differences.map(\.magnitude)).count > 1)
    #expect(SignFlipTest.pValue(of: differences, .less) == 6.0 / 32)
  }

  @Test("The unit makes no difference", arguments: [1e-300, 1e-12, 1.0, 1e300])
  func theUnitMakesNoDifference(unit: Double) {
    let differences = normals(11, seed: 3)
    #expect(
      SignFlipTest.pValue(of: differences.map { $0 * unit }, .less)
        == SignFlipTest.pValue(of: differences, .less))
  }

  @Test("Differences of 0 are left out")
  func differencesOf0AreLeft() {
    let differences = normals(9, seed: 4)
    let padded = differences + [Double](repeating: 0, count: 40)
    #expect(SignFlipTest.pValue(of: padded, .less) == SignFlipTest.pValue(of: differences, .less))
    #expect(SignFlipTest.pValue(of: [0, 0, 0], .less) == 1)
    #expect(SignFlipTest.pValue(of: [], .less) == 1)
  }

  @Test(
    "Random patterns come near the exact share, and agree with Student for many pairs",
    arguments: [UInt64(1), 2, 3, 4])
  func randomPatternsComeNearThe(seed: UInt64) throws {
    let differences = normals(60, seed: seed).map { $0 - 0.15 }
    let drawn = SignFlipTest(patterns: 20_000)
    let less = drawn.pValue(of: differences, .less)
    #expect(less == drawn.pValue(of: differences, .less))
    let student = try #require(PairedDifferences(differences)?.pValue(.less))
    // Five standard errors, and the difference of the two tests.
    #expect((less - student).magnitude <= 5 * (student / 20_000).squareRoot() + 0.05 * student)
    #expect(drawn.pValue(of: differences.map { _ in -1 }, .less) == 1.0 / 20_001)
  }
}

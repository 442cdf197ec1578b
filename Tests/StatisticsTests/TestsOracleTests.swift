import Foundation
import OracleTables
import Testing

@testable import Statistics

/// Tests of samples and counts against SciPy's (Tests/Oracles/verdicts.py).
struct TestsOracleTests {
  /// The cases of one test, as texts of numbers.
  private static func cases(_ name: String) -> [String] {
    guard let url = Bundle.module.url(forResource: "Fixtures/tests", withExtension: "txt"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { fatalError("the bundle of the tests has no Fixtures/tests.txt") }
    return text.split(separator: "\n").filter { $0.hasPrefix(name + ": ") }.map {
      String($0.dropFirst(name.count + 2))
    }
  }

  @Test("The fixture has all cases")
  func counts() {
    #expect(["paired", "binomial", "mcnemar", "holm"].map { Self.cases($0).count } == [150, 150, 60, 20])
  }

  private func numbers(_ text: some StringProtocol) -> [Double] {
    text.split(separator: " ").map { Double($0) ?? .nan }
  }

  private func isClose(_ value: Double, _ expected: Double, within limit: Double) -> Bool {
    (value - expected).magnitude <= limit * max(expected.magnitude, 1e-12)
  }

  @Test("Paired differences have SciPy's p-values, mean and interval", arguments: cases("paired"))
  func pairedDifferences(row: String) throws {
    let halves = row.split(separator: "|")
    let differences = numbers(halves[0])
    let expected = numbers(halves[1])
    #expect(SignFlipTest.pValue(of: differences, .less) == expected[0])
    #expect(SignFlipTest.pValue(of: differences, .greater) == expected[1])
    let student = try #require(PairedDifferences(differences))
    #expect(isClose(try #require(student.pValue(.less)), expected[2], within: 1e-9))
    #expect(isClose(try #require(student.pValue(.greater)), expected[3], within: 1e-9))
    #expect((student.statistics.mean - expected[4]).magnitude <= 1e-14)
    let interval = try #require(student.interval(tail: 0.05))
    #expect((interval.lowerBound - expected[5]).magnitude <= 1e-10)
    #expect((interval.upperBound - expected[6]).magnitude <= 1e-10)
  }

  @Test("Binomial tails and intervals are SciPy's", arguments: cases("binomial"))
  func binomialTails(row: String) {
    let row = numbers(row)
    let (successes, trials) = (Int(row[0]), Int(row[1]))
    let binomial = BinomialDistribution(trials: trials, probability: row[2])
    #expect(isClose(binomial.atMost(successes), row[3], within: 1e-9))
    #expect(isClose(binomial.atLeast(successes), row[4], within: 1e-9))
    let interval = BinomialDistribution.interval(successes: successes, trials: trials, tail: 0.05)
    #expect((interval.lowerBound - row[5]).magnitude <= 1e-9)
    #expect((interval.upperBound - row[6]).magnitude <= 1e-9)
  }

  @Test("McNemar's test is SciPy's exact binomial test", arguments: cases("mcnemar"))
  func mcNemar(row: String) {
    let row = numbers(row)
    let test = McNemarTest(lost: Int(row[0]), gained: Int(row[1]), samples: 10_000)
    #expect(isClose(test.dropPValue, row[2], within: 1e-9))
    #expect(isClose(test.gainPValue, row[3], within: 1e-9))
  }

  @Test("P-values are corrected as Holm does", arguments: cases("holm"))
  func holm(row: String) {
    let halves = row.split(separator: "|")
    for (value, expected) in zip(HolmCorrection.corrected(numbers(halves[0])), numbers(halves[1])) {
      #expect(isClose(value, expected, within: 1e-14))
    }
  }
}

import OracleTables
import Testing

@testable import Statistics

/// A sample and what NumPy and SciPy say of it.
struct StatisticsRow: Sendable {
  var sample: [Double]
  var mean: Double
  var deviation: Double?
  var median: Double
  var minimum: Double
  var maximum: Double
  var low: Double?
  var high: Double?

  init(
    _ sample: [Double], mean: Double, deviation: Double?, median: Double, minimum: Double, maximum: Double,
    low: Double?, high: Double?
  ) {
    self.sample = sample
    self.mean = mean
    self.deviation = deviation
    self.median = median
    self.minimum = minimum
    self.maximum = maximum
    self.low = low
    self.high = high
  }
}

@Suite struct SampleStatisticsTests {
  @Test("Statistics agree with NumPy's and SciPy's", arguments: statisticsTable)
  func table(row: StatisticsRow) throws {
    let statistics = try #require(SampleStatistics(of: row.sample))
    let size = row.sample.map(abs).max() ?? 0
    func isClose(_ value: Double?, _ expected: Double?, _ limit: Double) -> Bool {
      guard let value, let expected else { return value == nil && expected == nil }
      return abs(value - expected) <= limit
    }
    #expect(statistics.count == row.sample.count)
    #expect(isClose(statistics.mean, row.mean, 4e-16 * size))
    #expect(isClose(statistics.deviation, row.deviation, 1e-14 * size))
    #expect(isClose(statistics.median, row.median, 4e-16 * size))
    #expect(statistics.minimum == row.minimum && statistics.maximum == row.maximum)
    #expect(isClose(statistics.interval?.lowerBound, row.low, 1e-10 * (row.deviation ?? 0) + 1e-14 * size))
    #expect(isClose(statistics.interval?.upperBound, row.high, 1e-10 * (row.deviation ?? 0) + 1e-14 * size))
  }

  @Test("Equal values have themselves as mean, and no deviation", arguments: [0.1, 1.0 / 3, 1e300, -7])
  func equal(value: Double) throws {
    let statistics = try #require(SampleStatistics(of: Array(repeating: value, count: 7)))
    #expect(statistics.mean == value && statistics.deviation == 0 && statistics.median == value)
    #expect(statistics.interval == value...value)
  }

  @Test("There are no statistics of nothing")
  func empty() {
    #expect(SampleStatistics(of: []) == nil)
  }

  @Test(
    "Student's t agrees with its tables",
    arguments: [
      (1, 12.706204736), (2, 4.302652730), (5, 2.570581836), (29, 2.045229642), (30, 2.042272456),
      (31, 2.039513446), (40, 2.021075390), (120, 1.979930405), (100_000, 1.959987708),
    ])
  func studentT(degrees: Int, quantile: Double) {
    #expect(abs(StudentT.twoSided95(degreesOfFreedom: degrees) - quantile) <= 1e-9)
  }
}

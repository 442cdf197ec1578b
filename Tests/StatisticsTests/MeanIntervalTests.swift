import OracleTables
import Testing

@testable import Statistics

struct MeanIntervalTests {
  private func rows(_ row: TableText) -> [[Double]] {
    let samples = Int(row[0][1])
    return (0..<Int(row[0][0])).map { Array(row[1][$0 * samples..<($0 + 1) * samples]) }
  }

  private func packed(_ bits: [Double]) -> [UInt8] {
    stride(from: 0, to: bits.count, by: 8).map { start in
      (start..<min(bits.count, start + 8)).reduce(0) { $0 | UInt8(bits[$1]) << UInt8($1 - start) }
    }
  }

  private func expect(_ interval: MeanInterval?, _ expected: ArraySlice<Double>) throws {
    let interval = try #require(interval)
    let own = [interval.standardError, interval.bounds.lowerBound, interval.bounds.upperBound]
    for (value, expected) in zip(own, expected) { #expect(isClose(value, expected), "\(own)") }
  }

  @Test("Proportions over seeds and samples have NumPy's interval", arguments: proportionTable)
  func proportions(row: String) throws {
    let row = TableText(row)
    let own = rows(row)
    let moments = CrossedMoments(correct: own.map(packed), samples: own[0].count)
    let interval = try #require(MeanInterval.overSeedsAndSamples(proportionOf: moments))
    #expect(isClose(interval.mean, row[2][0], within: 1e-14))
    #expect(interval.source == (own.count == 1 ? .samples : .seedsAndSamples))
    try expect(interval, row[2][1...])
    #expect(interval.width > 0 && interval.bounds.lowerBound >= 0 && interval.bounds.upperBound <= 1)
  }

  @Test("Losses over seeds and samples have NumPy's interval", arguments: lossTable)
  func losses(row: String) throws {
    let row = TableText(row)
    try expect(.overSeedsAndSamples(meanOf: CrossedMoments(values: rows(row))), row[2][1...])
  }

  @Test("Folds have Nadeau and Bengio's interval", arguments: foldTable)
  func folds(row: String) throws {
    let row = TableText(row)
    try expect(.overFolds(row[1], evaluationToTraining: row[0][0]), row[2][...])
  }

  @Test("Over seeds it is Student's interval, cut to the metric's range")
  func seeds() throws {
    let values = [0.99, 1.0, 0.98]
    let whole = try #require(MeanInterval.overSeeds(values))
    #expect(whole.bounds == SampleStatistics(of: values)?.interval)
    #expect(whole.bounds.upperBound > 1)
    let cut = try #require(MeanInterval.overSeeds(values, in: 0...1))
    #expect(cut.bounds == whole.bounds.lowerBound...1 && cut.source == .seeds)
    #expect(MeanInterval.overSeeds([0.9]) == nil)
    #expect(MeanInterval.overSeeds([0.9, 0.9])?.bounds == 0.9...0.9)
  }

  @Test("Seeds that agree on every sample count once")
  func agreement() throws {
    let one = CrossedMoments(correct: [[0xFF, 0x03]], samples: 10)
    let many = CrossedMoments(correct: Array(repeating: [0xFF, 0x03], count: 7), samples: 10)
    let intervals = [one, many].map { MeanInterval.overSeedsAndSamples(proportionOf: $0) }
    #expect(intervals[0]?.bounds == intervals[1]?.bounds)
    // Ten of ten: Wilson's lower bound is 10/(10 + t²), with t = 2.262 for nine degrees of freedom.
    #expect(isClose(try #require(intervals[0]).bounds.lowerBound, 10 / (10 + 2.2621571628 * 2.2621571628)))
  }

  @Test("The widest interval speaks")
  func widest() {
    let seeds = MeanInterval.overSeeds([0.9, 0.91])
    let folds = MeanInterval.overFolds([0.9, 0.91], evaluationToTraining: 1)
    #expect([seeds, folds].compactMap { $0 }.widest?.source == .folds)
    #expect([MeanInterval]().widest == nil)
  }
}

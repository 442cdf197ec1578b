import Learning
import Testing

@testable import Records
@testable import Results

@Suite("The difference of a run from its record")
struct RunDifferenceTests {
  private static let loss = MetricName(.train, .loss)
  private static let accuracy = MetricName(.test, .accuracy)

  /// A record of epochs 0, 2, 4, …, whose digests follow from its values.
  private static func record(
    loss: [Double], accuracy: [Double]? = nil, status: RunStatus = .finished, weights: String = "w"
  ) -> RunRecord {
    let accuracy = accuracy ?? loss.map { 1 - $0 }
    return RunRecord(
      identity: "run", status: status, epochs: 2 * (loss.count - 1),
      metrics: [
        .init(name: Self.loss, value: loss.last ?? 0), .init(name: Self.accuracy, value: accuracy.last ?? 0),
      ],
      curve: Curve(
        epochs: loss.indices.map { 2 * $0 },
        columns: [.init(name: Self.loss, values: loss), .init(name: Self.accuracy, values: accuracy)]),
      confusion: [], curveDigest: "\(loss) \(accuracy)", weightsDigest: weights)
  }

  private static func recorded(_ record: RunRecord) -> BaselineRun {
    BaselineRun(
      identity: record.identity, values: [], seed: 0, repetition: 0, fold: nil, status: record.status,
      metrics: record.metrics.map { .init(name: $0.name.description, value: $0.value) }, data: [],
      curveDigest: record.curveDigest, weightsDigest: record.weightsDigest)
  }

  private static func difference(_ old: RunRecord, _ new: RunRecord, hasCurve: Bool = true) -> RunDifference?
  {
    RunDifference(of: recorded(old), record: hasCurve ? old : nil, now: new)
  }

  @Test("does not exist between equal records, including NaN values")
  func none() {
    let record = Self.record(loss: [0.5, .nan])
    #expect(Self.difference(record, record) == nil)
  }

  @Test("is that of the first different epoch and metric, in steps of float64")
  func first() throws {
    let old = Self.record(loss: [0.5, 0.25, 0.125])
    let new = Self.record(loss: [0.5, 0.25.nextUp.nextUp.nextUp, 0.3])
    let difference = try #require(Self.difference(old, new))
    #expect(difference.first == .init(metric: "train.loss", epoch: 2, recorded: 0.25, now: new.metricAt(1)))
    #expect(difference.first?.ulps == 3)
    #expect(!difference.hasSameCurve && difference.hasSameWeights)
    let later = Self.record(loss: [0.5, 0.25, 0.125], accuracy: [0.5, 0.75, 0.5])
    let second = try #require(Self.difference(old, later)?.first)
    #expect(second == .init(metric: "test.accuracy", epoch: 4, recorded: 0.875, now: 0.5))
  }

  @Test("is at the end of the shorter curve")
  func shorter() throws {
    let (long, short) = (Self.record(loss: [0.5, 0.25]), Self.record(loss: [0.5]))
    #expect(
      Self.difference(long, short)?.first
        == .init(metric: "train.loss", epoch: 2, recorded: 0.25, now: nil))
    #expect(
      Self.difference(short, long)?.first
        == .init(metric: "train.loss", epoch: 2, recorded: nil, now: 0.25))
  }

  @Test("from a baseline, which contains no curve, is that of the first final value")
  func baseline() throws {
    let old = Self.record(loss: [0.5, 0.25, 0.125])
    let new = Self.record(loss: [0.5, 0.3, 0.25])
    let first = try #require(Self.difference(old, new, hasCurve: false)?.first)
    #expect(first == .init(metric: "train.loss", epoch: nil, recorded: 0.125, now: 0.25))
    let middle = try #require(Self.difference(old, Self.record(loss: [0.5, 0.3, 0.125]), hasCurve: false))
    #expect(middle.first == nil && !middle.hasSameCurve)
  }

  @Test("exists if only the status or the weights differ, or if the run fails now")
  func ends() throws {
    let old = Self.record(loss: [0.5])
    let weights = try #require(Self.difference(old, Self.record(loss: [0.5], weights: "x")))
    #expect(weights.hasSameCurve && !weights.hasSameWeights && weights.first == nil)
    let diverged = try #require(Self.difference(old, Self.record(loss: [0.5, .nan], status: .diverged)))
    #expect(diverged.status == .diverged && diverged.recordedStatus == .finished)
    let failed = try #require(Self.difference(old, RunRecord(failed: "run", because: "no data")))
    #expect(failed.status == .failed && failed.first == nil && failed.message == "no data")
  }

  @Test(
    "counts steps across zero and powers of two, and none to NaN",
    arguments: [
      (1.0, 1.0, 0), (1.0, 1.0.nextUp, 1), (0.5, 0.5.nextDown, 1), (0.0, -0.0, 1),
      (Double.leastNonzeroMagnitude, -.leastNonzeroMagnitude, 3), (.nan, -.nan, 0), (1, .nan, nil),
      (Double.greatestFiniteMagnitude, .infinity, 1),
    ] as [(Double, Double, UInt64?)])
  func ulps(a: Double, b: Double, expected: UInt64?) {
    #expect(a.ulps(to: b) == expected)
    #expect(b.ulps(to: a) == expected)
  }
}

extension RunRecord {
  fileprivate func metricAt(_ row: Int) -> Double { curve.columns[0].values[row] }
}

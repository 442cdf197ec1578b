import Files
import Foundation
import Learning
import Testing

@testable import Records

/// An entry whose values depend on `number`, unlike any other number's.
func sampleEntry(_ number: Int, status: RunStatus = .finished) -> JournalEntry {
  let value = 1 / (Double(number) + 3)
  let curve = Curve(
    epochs: [0, 10],
    columns: [
      .init(name: MetricName(.train, .loss), values: [value, value / 3]),
      .init(name: MetricName(.train, .runningLoss), values: [.nan, -0.0]),
    ])
  let record = RunRecord(
    identity: "run\(number)", status: status, epochs: 10,
    metrics: [.init(name: MetricName(.test, .accuracy), value: value)], curve: curve,
    confusion: [ConfusionMatrix(part: .test, counts: [[number, 1], [0, 2]])], curveDigest: "c\(number)",
    weightsDigest: "w\(number)")
  return JournalEntry(record: record, build: "test", seconds: 0.5)
}

/// The bytes of the lines of some entries.
func journalLines(_ entries: [JournalEntry]) -> [UInt8] {
  entries.reduce(into: []) { JournalLine.append($1, to: &$0) }
}

import Foundation
import Learning
import Testing

@testable import Records

/// A folder that is there while a test's body runs.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  var template = Array("/tmp/etalon-test-XXXXXX".utf8CString)
  let made = unsafe template.withUnsafeMutableBufferPointer { unsafe mkdtemp($0.baseAddress!) != nil }
  try #require(made)
  let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { try? FileManager.default.removeItem(atPath: path) }
  try body(path)
}

func fileContents(of path: String) throws -> [UInt8] { try PosixFile(path, for: .reading).contents() }

func writeFile(_ bytes: [UInt8], at path: String) throws {
  try PosixFile(path, for: .replacing).writeAll(bytes)
}

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

import Learning
import TestFiles
import Testing

@testable import Records

@Suite("Metrics that not every record has")
struct NamedMetricTests {
  private static let classes = ["a", "b"]

  /// A record whose test part has 3 + 1 samples of class a and 0 + 2 of class b, with some metrics of the outputs.
  private func record(_ metrics: [(Metric, Double)] = [], weights: String = "w") -> RunRecord {
    var record = sampleEntry(3).record
    record.weightsDigest = weights
    record.metrics += metrics.map { RunRecord.Value(name: MetricName(.test, $0), value: $1) }
    return record
  }

  private func value(_ metric: Metric, of record: RunRecord) -> Double? {
    record.metrics.first { $0.name == MetricName(.test, metric) }?.value
  }

  @Test("follow from the confusion matrix of any record")
  func counted() throws {
    let named: [Metric] = [.balancedAccuracy, .ofClass(.precision, "b"), .ofClass(.f1, "c")]
    let shown = record().presenting(named, classes: Self.classes)
    #expect(value(.balancedAccuracy, of: shown) == (0.75 + 1) / 2)
    #expect(value(.ofClass(.precision, "b"), of: shown) == 2.0 / 3)
    #expect(value(.ofClass(.f1, "c"), of: shown) == nil)
    #expect(shown.metrics.map(\.name) == shown.metrics.map(\.name).sorted())
    // What was computed for the results does not get into a journal by being shown twice.
    #expect(shown.presenting(named, classes: Self.classes) == shown)
  }

  @Test("are shown only if the experiment names them")
  func unnamed() {
    let measured = record([(.rocAUC, 0.9), (.logLoss, 0.3)])
    #expect(value(.rocAUC, of: measured.presenting([], classes: [])) == nil)
    let shown = measured.presenting([.rocAUC], classes: [])
    #expect(value(.rocAUC, of: shown) == 0.9 && value(.logLoss, of: shown) == nil)
  }

  @Test("are read back from a journal, undefined ones too, and stand apart from those of every record")
  func journalLine() throws {
    let entry = JournalEntry(
      record: record([(.rocAUC, .nan), (.topAccuracy(k: 2), 0.5)]), build: "", seconds: nil)
    let line = journalLines([entry])
    let text = String(decoding: line, as: UTF8.self)
    #expect(text.contains(#""output_metrics":{"test.roc_auc":null,"test.top_2_accuracy":0.5}"#))
    let back = try JournalLine.entry(of: line.dropLast()).record
    #expect(try #require(value(.rocAUC, of: back)).isNaN && value(.topAccuracy(k: 2), of: back) == 0.5)
    #expect(journalLines([JournalEntry(record: back, build: "", seconds: nil)]) == line)
  }

  @Test("complement each other in records of one run with equal weights, whichever came first")
  func replay() throws {
    let plain = record()
    let auc = record([(.rocAUC, 0.9)])
    let loss = record([(.logLoss, 0.3)])
    for records in [[plain, auc, loss], [loss, plain, auc], [auc, loss, plain]] {
      let replay = try replay(of: records)
      let read = try #require(replay.entries["run3"]?.record)
      #expect(value(.rocAUC, of: read) == 0.9 && value(.logLoss, of: read) == 0.3)
      #expect(replay.conflicts.isEmpty)
      #expect(read.has([.rocAUC, .logLoss], of: [.test]))
      #expect(!read.has([.rocAUC], of: [.test, .train]) && !read.has([.brier], of: [.test]))
    }
  }

  @Test("of records with other weights, or with other values, are conflicts")
  func conflicts() throws {
    let auc = record([(.rocAUC, 0.9)])
    let weights = try replay(of: [auc, record(weights: "v")])
    #expect(weights.conflicts == ["run3"])
    #expect(value(.rocAUC, of: try #require(weights.entries["run3"]?.record)) == nil)
    #expect(try replay(of: [auc, record([(.rocAUC, 0.8)])]).conflicts == ["run3"])
  }

  private func replay(of records: [RunRecord]) throws -> JournalReplay {
    var replay: JournalReplay?
    try withTemporaryFolder { folder in
      let journal = try Journal(results: folder, holder: "test")
      try journal.append(records.map { JournalEntry(record: $0, build: "", seconds: nil) })
      try journal.sync()
      replay = try JournalReplay(results: folder)
    }
    return try #require(replay)
  }
}

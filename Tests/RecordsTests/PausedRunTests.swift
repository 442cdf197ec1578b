import Learning
import Specs
import TestFiles
import Testing

@testable import Records

@Suite("Records of paused runs")
struct PausedRunTests {
  private func record(_ losses: [Double], _ status: RunStatus) -> RunRecord {
    let name = MetricName(.train, .loss)
    let epochs = Array(losses.indices)
    return RunRecord(
      identity: "run1", status: status, epochs: epochs.count - 1,
      metrics: [.init(name: name, value: losses.last ?? .nan)],
      curve: Curve(epochs: epochs, columns: [.init(name: name, values: losses)]), confusion: [],
      curveDigest: "\(losses)", weightsDigest: "\(losses)")
  }

  private func replay(of records: RunRecord...) throws -> JournalReplay {
    var replay: JournalReplay?
    try withTemporaryFolder { folder in
      let journal = try Journal(results: folder, holder: "test")
      try journal.append(records.map { JournalEntry(record: $0, build: "b", seconds: 1) })
      try journal.sync()
      replay = try JournalReplay(results: folder)
    }
    return try #require(replay)
  }

  @Test("give way to longer ones of the same run, in any order, without a conflict")
  func longer() throws {
    let short = record([3, .nan, 1], .paused)
    for long in [
      record([3, .nan, 1, 0.5], .paused), record([3, .nan, 1, 0.5], .finished),
      record([3, .nan, 1], .diverged),
    ] {
      for records in [[short, long], [long, short]] {
        let replay = try replay(of: records[0], records[1])
        #expect(replay.conflicts.isEmpty && replay.entries[short.id]?.record == long)
      }
    }
  }

  @Test("contradict a record whose curve does not continue theirs")
  func contradictions() throws {
    let short = record([3, 2, 1], .paused)
    for other in [record([3, 2.5, 1, 0.5], .finished), record([3], .stopped), record([3, 2, 0.9], .paused)] {
      #expect(try replay(of: short, other).conflicts == ["run1"])
      #expect(try replay(of: other, short).conflicts == ["run1"])
    }
  }

  @Test("have lines of version 2, which older versions refuse; all others have version 1")
  func versions() {
    func line(_ status: RunStatus) -> String {
      var bytes: [UInt8] = []
      JournalLine.append(JournalEntry(record: record([1], status), build: "b", seconds: nil), to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(line(.paused).contains(#""v":2,"#))
    for status in RunStatus.allCases where status != .paused { #expect(line(status).contains(#""v":1,"#)) }
  }

  @Test("are no records in an experiment that trains every run to its end")
  func presenting() {
    var outcome = ExperimentOutcome(
      name: "n", description: "", axes: [], points: [[]],
      ranking: Ranking(metric: MetricName(.train, .loss), goal: .minimize), solved: nil, classes: [], runs: []
    )
    #expect(outcome.presenting(record([1], .paused)) == nil)
    #expect(outcome.presenting(record([1], .stopped)) != nil)
    outcome.rungs = RungDecisions(rungs: [1, 3], stops: [])
    #expect(outcome.presenting(record([1], .paused)) != nil)
  }
}

import Files
import TestFiles
import Testing

@testable import Operations
@testable import Records

@Suite struct SweepWatchTests {
  private func writePlan(_ plan: ExperimentOutcome, to folder: String) throws {
    try PosixFolder.create(folder)
    var files = AtomicFiles(in: folder)
    try plan.writePlan(to: &files)
    try files.replace()
  }

  private func append(_ records: [RunRecord], to journal: Journal) throws {
    try journal.append(records.map { JournalEntry(record: $0, build: "test", seconds: nil) })
  }

  @Test("It follows a journal while it is written, from before the first record to the last")
  func follows() throws {
    try withTemporaryFolder { folder in
      try writePlan(samplePlan, to: folder)
      var watch = try SweepWatch(results: folder, at: 0)
      try watch.look(at: 0)
      #expect(watch.state.done == 0 && watch.state.total == 5 && watch.writer == nil)
      do {
        let journal = try Journal(results: folder, holder: "process 7 on here")
        #expect(watch.writer == "process 7 on here")
        try append([sampleRecord("a0"), sampleRecord("a1", status: .diverged)], to: journal)
        try watch.look(at: 2)
        #expect(watch.state.done == 2 && watch.state.diverged == 1)
        #expect(watch.state.snapshot(at: 2, top: 1).runsPerSecond == 1)
        try append(["a2", "b0", "b1"].map { sampleRecord($0) }, to: journal)
      }
      try watch.look(at: 3)
      #expect(watch.state.isComplete && watch.writer == nil)
    }
  }

  @Test("What was there when it began says nothing about the pace")
  func earlier() throws {
    try withTemporaryFolder { folder in
      try writePlan(samplePlan, to: folder)
      try append([sampleRecord("a0"), sampleRecord("b0")], to: Journal(results: folder, holder: "x"))
      var watch = try SweepWatch(results: folder, at: 0)
      try watch.look(at: 1)
      let snapshot = watch.state.snapshot(at: 2, top: 1)
      #expect(snapshot.done == 2 && snapshot.runsPerSecond == nil && snapshot.secondsLeft == nil)
    }
  }

  @Test("Another plan, or a pruned journal, starts it again")
  func startsAgain() throws {
    try withTemporaryFolder { folder in
      try writePlan(samplePlan, to: folder)
      try append([sampleRecord("a0"), sampleRecord("b0")], to: Journal(results: folder, holder: "x"))
      var watch = try SweepWatch(results: folder, at: 0)
      try watch.look(at: 1)
      try Journal.prune(results: folder, holder: "x") { $0 == "b0" }
      try watch.look(at: 2)
      #expect(watch.state.done == 1 && watch.state.total == 5)
      var smaller = samplePlan
      smaller.runs.removeLast(2)
      try writePlan(smaller, to: folder)
      try watch.look(at: 3)
      #expect(watch.state.done == 1 && watch.state.total == 4)
    }
  }

  @Test("A folder without a plan is an error that names it")
  func noPlan() throws {
    try withTemporaryFolder { folder in
      _ = #expect(throws: FileError.self) { try SweepWatch(results: folder + "/none", at: 0) }
    }
  }
}

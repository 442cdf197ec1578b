import Records
import Testing

@testable import Operations

struct TrainingStartTests {
  @Test("Runs with a record are known, and each other identity is trained once")
  func divides() throws {
    try withSmallExperiment { small in
      let prepared = try small.prepared()
      let tasks = prepared.tasks
      let record = RunRecord(failed: tasks[1].identity, because: "any")
      let start = TrainingStart(
        of: tasks + [tasks[0], tasks[3]], in: prepared, known: [record.id: record], jobs: 3)
      #expect(start.tasks.map(\.key) == [tasks[0], tasks[2], tasks[3]].map(\.key))
      #expect(start.known.map(\.task.key) == [tasks[1].key])
      #expect(start.known.map(\.record) == [record])
      #expect(start.duplicates == 2)
      #expect(start.total == 4)
      #expect(start.jobs == 3)
    }
  }

  @Test("With records of all runs nothing is trained; records of other runs are ignored")
  func nothingLeft() throws {
    try withSmallExperiment { small in
      let prepared = try small.prepared()
      let identities = prepared.tasks.map(\.identity) + ["another run"]
      let known = Dictionary(
        uniqueKeysWithValues: identities.map { (RunID($0), RunRecord(failed: $0, because: "any")) })
      let start = TrainingStart(of: prepared.tasks, in: prepared, known: known, jobs: 1)
      #expect(start.tasks.isEmpty)
      #expect(start.known.count == 4 && start.duplicates == 0 && start.total == 4)
    }
  }
}

import JSON
import Synchronization
import TestFiles
import Testing
import YAML

@testable import Records
@testable import Running
@testable import Specs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Bit-identical results")
struct SameBitsTests {
  /// The ways to train an experiment that must not matter.
  private static let ways: [(name: String, trainer: Trainer?, jobs: Int)] = [
    ("lanes, 1 thread", .lanes, 1), ("lanes, 3 threads", .lanes, 3), ("tiles, 1 thread", .tiles, 1),
    ("tiles, 4 threads", .tiles, 4), ("as planned, 2 threads", nil, 2),
  ]

  @Test("come from every trainer, any number of threads, and a sweep that was stopped and resumed")
  func randomSpecs() throws {
    let first = Self.number(in: "ETALON_SEED") ?? 1
    let count = Self.number(in: "ETALON_RANDOM_JOBS") ?? 36
    var runs = 0
    for seed in first..<first + count {
      let spec = RandomSpec(seed: UInt64(seed))
      let trial = try Trial(spec)
      runs += trial.tasks.count
      let expected = try trial.records(by: .reference, jobs: 1)
      try #require(expected.count == Set(trial.tasks.map(\.identity)).count, "\(spec)")
      for way in Self.ways {
        let records = try trial.records(by: way.trainer, jobs: way.jobs)
        try #require(records == expected, "\(way.name) and the reference differ; \(spec)")
      }
      try #require(
        try trial.resumedRecords(after: seed % trial.tasks.count) == expected, "resumed it differs; \(spec)")
      try #require(
        try trial.promotedRecords(seed: seed) == expected, "paused and trained further it differs; \(spec)")
    }
    print("the same bits: \(count) random specs from seed \(first), \(runs) runs, each trained 9 times")
  }

  private static func number(in variable: String) -> Int? {
    unsafe getenv(variable).flatMap { Int(unsafe String(cString: $0)) }
  }
}

/// An experiment that is trained in several ways.
private struct Trial {
  let store = DataStore()
  let tasks: [RunTask]

  init(_ spec: RandomSpec) throws {
    let store = self.store
    do {
      let experiment = try Experiment(
        reading: Source(name: "random.yaml", text: spec.text),
        context: SpecContext(file: "random.yaml") { try store.dataset($0).shape })
      tasks = try PreparedExperiment(experiment, store: store).tasks
    } catch let mistakes as Diagnostics {
      Issue.record("\(spec)\n\(mistakes.all.map(\.message))")
      throw mistakes
    }
  }

  /// The canonical texts of all records, by identity.
  func records(by trainer: Trainer?, jobs: Int) throws -> [String: [UInt8]] {
    let records = Mutex<[String: [UInt8]]>([:])
    let end = try run(tasks, by: trainer, jobs: jobs) { committed in
      records.withLock { records in
        for record in committed { records[record.identity] = record.text }
      }
    }
    #expect(end == .complete)
    return records.withLock { $0 }
  }

  /// The same of a sweep that stopped after so many runs, and was resumed from its journal by other trainers.
  func resumedRecords(after count: Int) throws -> [String: [UInt8]] {
    var texts: [String: [UInt8]] = [:]
    try withTemporaryFolder { folder in
      do {
        let journal = try Journal(results: folder, holder: "test")
        let done = Atomic<Int>(0)
        _ = try run(
          tasks, by: .tiles, jobs: 1, isInterrupted: { done.load(ordering: .relaxed) > count }
        ) { records in
          try journal.append(records.map { JournalEntry(record: $0, build: "test", seconds: nil) })
          done.add(records.count, ordering: .relaxed)
        }
        try journal.sync()
      }
      let journal = try Journal(results: folder, holder: "test")
      let left = tasks.filter { journal.replay.entries[$0.id] == nil }
      _ = try run(left, by: nil, jobs: 2) { records in
        try journal.append(records.map { JournalEntry(record: $0, build: "test", seconds: nil) })
      }
      try journal.sync()
      texts = try replayed(in: folder)
    }
    return texts
  }

  /// The same of a sweep whose runs were paused at evaluated epochs and then trained to their ends by other trainers. Paused,
  /// their records are those of any trainer, and both kinds agree in the journal, whichever is read first.
  func promotedRecords(seed: Int) throws -> [String: [UInt8]] {
    let paused = tasks.enumerated().map { index, task in
      guard case .every(let step) = task.plan.evaluation, task.plan.epochs > step else { return task }
      return task.pausing(after: step * (1 + (seed + index) % ((task.plan.epochs - 1) / step)))
    }
    let early = Mutex<[RunRecord]>([])
    _ = try run(paused, by: [.tiles, .lanes][seed % 2], jobs: 2) { records in early.withLock { $0 += records }
    }
    let reference = Mutex<[String: [UInt8]]>([:])
    _ = try run(paused, by: .reference, jobs: 2) { records in
      reference.withLock { all in for record in records { all[record.identity] = record.text } }
    }
    let late = Mutex<[RunRecord]>([])
    _ = try run(tasks, by: nil, jobs: 2) { records in late.withLock { $0 += records } }
    let (first, last) = (early.withLock { $0 }, late.withLock { $0 })
    #expect(
      Dictionary(uniqueKeysWithValues: first.map { ($0.identity, $0.text) }) == reference.withLock { $0 })
    let byIdentity = Dictionary(paused.map { ($0.identity, $0) }) { first, _ in first }
    for record in first where record.isPaused { #expect(record.epochs == byIdentity[record.identity]?.pause) }
    return try [first + last, last + first].map(replayed).reduce([:]) { texts, next in
      #expect(texts.isEmpty || texts == next)
      return next
    }
  }

  /// The canonical texts of the records in a folder's journal, by identity.
  private func replayed(in folder: String) throws -> [String: [UInt8]] {
    let replay = try JournalReplay(results: folder)
    #expect(replay.damage.isEmpty && replay.conflicts.isEmpty)
    return Dictionary(uniqueKeysWithValues: replay.entries.map { ($0.text, $1.record.text) })
  }

  /// What a journal with these lines holds.
  private func replayed(_ records: [RunRecord]) throws -> [String: [UInt8]] {
    var texts: [String: [UInt8]] = [:]
    try withTemporaryFolder { folder in
      let journal = try Journal(results: folder, holder: "test")
      try journal.append(records.map { JournalEntry(record: $0, build: "test", seconds: nil) })
      try journal.sync()
      texts = try replayed(in: folder)
    }
    return texts
  }

  private func run(
    _ tasks: [RunTask], by trainer: Trainer?, jobs: Int,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    commit: @escaping @Sendable ([RunRecord]) throws -> Void
  ) throws -> Runner.End {
    var seen: Set<String> = []
    let distinct = tasks.filter { seen.insert($0.identity).inserted }
    return try Runner(store: store, jobs: jobs, failsFast: false).run(
      try Planner(jobs: jobs, trainer: trainer).bundles(of: distinct, store: store),
      commit: { bundles in try commit(bundles.flatMap(\.records)) }, clock: { 0 },
      isInterrupted: isInterrupted)
  }
}

extension RunRecord {
  /// All that the record says; a NaN is equal to itself there.
  fileprivate var text: [UInt8] { compactBytes }
}

import Files
import Hashing
import Records
import Running

/// One shard of an experiment in training, while other machines or processes that share the results folder train others.
package final class ShardSession: Sendable {
  package let prepared: PreparedExperiment
  package let folder: String
  package let shard: Shard
  /// The journal files that could not be read, and their damaged lines.
  package let notes: [String]
  /// The runs of the shard.
  private let tasks: [RunTask]
  private let known: [RunID: RunRecord]
  private let attempt: ShardAttempt
  private let specDigest: String
  private let host: Host

  /// Divides the experiment, or reads its division, and finds the runs that are left to train.
  ///
  /// Throws `OperationError` if the folder is another spec's, `DatasetError`, and `FileError` if it has another plan.
  package init(
    _ named: NamedExperiment, overrides: [String], attempt: ShardAttempt, store: DataStore, folder: String,
    host: Host
  ) throws {
    try named.requireIndependentRuns(for: "--shard")
    self.folder = folder
    self.attempt = attempt
    self.host = host
    shard = attempt.shard
    specDigest = SHA256.hexDigest(of: named.recordedText)
    try ResultsDescription.checkOwner(named, folder: folder, host: host)
    prepared = try PreparedExperiment(named.experiment, store: store)
    let plan = try ResultsDescription(prepared, of: named, overrides: overrides)
      .share(in: folder, owner: attempt.name, host: host)
    let division = try prepared.sharedDivision(
      into: shard.count, plan: plan, in: folder, owner: attempt.name)
    tasks = prepared.tasks(in: division.runs[shard.number - 1])
    var unreadable: [FileError] = []
    let replay = try JournalReplay(readableIn: folder, unreadable: &unreadable)
    notes =
      unreadable.map { "\($0); its runs may be trained again" }
      + replay.damage.map { "\($0); its run is trained again" }
    let own = Set(tasks.map(\.id))
    known = replay.entries.filter { own.contains($0.key) && $0.value.record.status != .failed }
      .mapValues(\.record)
  }

  /// How the shard's training ended, and what the shard has now.
  package struct End: Sendable {
    package let end: Runner.End
    /// Runs of the shard with a record, and how many of them failed.
    package let recorded: Int
    package let failed: Int
    package let runs: Int
    /// Whether no run of the shard has a usable result.
    package let measuredNone: Bool
    /// Why runs failed, each reason once.
    package let failures: [String]
  }

  /// Trains what is left of the shard into a journal file of its own; if nothing is left, no file is made.
  ///
  /// - Parameter trainer: for all runs; nil: the fastest for each.
  package func train(
    jobs: Int, trainer: Trainer?, failsFast: Bool, observer: some TrainingObserver
  ) throws -> End {
    let start = TrainingStart(of: tasks, in: prepared, known: known, jobs: jobs)
    guard !start.tasks.isEmpty else {
      observer.begin(start)
      observer.end(TrainingEnd(of: [], in: prepared, records: known, seconds: 0))
      return end(.complete, records: tasks.compactMap { known[$0.id] }, failures: [])
    }
    let journal = try ShardJournal(
      results: folder, attempt: attempt, holder: host.lockHolder, boot: host.boot)
    let training = RecordedTraining(
      prepared, known: known, writer: journal.writer, folder: folder, specDigest: specDigest,
      host: host)
    let ended = try training.train(
      tasks, jobs: jobs, trainer: trainer, failsFast: failsFast, observer: observer)
    try journal.close()
    return end(ended, records: training.records(of: tasks), failures: training.failures)
  }

  private func end(_ end: Runner.End, records: [RunRecord], failures: [String]) -> End {
    End(
      end: end, recorded: records.count, failed: records.count { $0.status == .failed }, runs: tasks.count,
      measuredNone: !tasks.isEmpty
        && !records.contains { $0.status == .finished || $0.status == .stopped },
      failures: failures)
  }
}

extension PreparedExperiment {
  /// The division into `count` shards that all processes with this plan and selection share.
  ///
  /// - Parameter owner: a text that no other process uses.
  func sharedDivision(
    into count: Int, plan: SHA256Digest, in folder: String, owner: String
  ) throws(FileError) -> ShardDivision {
    try ShardDivision.shared(
      in: folder, count: count, selection: selectionDigest(plan: plan), runCount: identities.count,
      owner: owner
    ) { division(into: count) }
  }

  /// Distinguishes the runs that are divided: the plan, and the points that the command line selected.
  private func selectionDigest(plan: SHA256Digest) -> String {
    guard let chosen = experiment.chosen else { return String(plan.hexText.prefix(8)) }
    var hash = SHA256()
    hash.update(Array(plan.hexText.utf8))
    for point in experiment.points.indices where chosen.contains(point) { hash.update([UInt64(point)].span) }
    return String(hash.hexDigest.prefix(8))
  }
}

import Networks
import Records
import Running
import Synchronization

/// Trains runs and appends their records to a file of a journal.
final class RecordedTraining: Sendable {
  private let prepared: PreparedExperiment
  private let writer: JournalWriter
  private let folder: String
  private let host: Host
  private let specDigest: String
  private let pipelines: PipelineSource
  private let records: Mutex<[RunID: RunRecord]>

  /// - Parameters:
  ///   - known: the records of runs that are not trained again.
  ///   - folder: the results folder, for networks that are kept.
  ///   - specDigest: the SHA-256 of the spec's text.
  init(
    _ prepared: PreparedExperiment, known: [RunID: RunRecord], writer: JournalWriter, folder: String,
    specDigest: String, host: Host
  ) {
    self.prepared = prepared
    self.writer = writer
    self.folder = folder
    self.host = host
    self.specDigest = specDigest
    pipelines = PipelineSource(prepared, specDigest: specDigest, toolVersion: host.toolVersion)
    records = Mutex(known)
  }

  /// Trains those of some runs that have no record.
  ///
  /// - Parameters:
  ///   - trainer: for all runs; nil: the fastest for each.
  ///   - isLast: whether nothing is trained after them.
  func train(
    _ tasks: [RunTask], jobs: Int, trainer: Trainer?, failsFast: Bool, isLast: Bool = true,
    observer: some TrainingObserver
  ) throws -> Runner.End {
    let start = TrainingStart(of: tasks, in: prepared, known: records.withLock { $0 }, jobs: jobs)
    let bundles = try Planner(jobs: jobs, trainer: trainer).bundles(of: start.tasks, store: prepared.store)
    let runner = Runner(
      store: prepared.store, jobs: jobs, failsFast: failsFast,
      keepsNetworks: prepared.experiment.spec.savedNetworks == .all)
    observer.begin(start)
    runner.prepare(bundles)
    let begun = host.seconds()
    var isComplete = false
    defer {
      observer.end(
        TrainingEnd(
          of: start.tasks, in: prepared, records: records.withLock { $0 }, seconds: host.seconds() - begun,
          hasMore: isComplete && !isLast))
    }
    let end = try runner.run(
      bundles,
      started: observer.start,
      commit: { [self] bundles in
        try requireSameBits(bundles)
        // Before the records: a run with a record has its network.
        try keepNetworks(of: bundles)
        let now = host.timeText()
        try writer.append(
          bundles.flatMap { bundle in
            bundle.records.map {
              JournalEntry(
                record: $0, build: host.build ?? host.toolVersion, seconds: bundle.seconds, ended: now)
            }
          })
        try writer.sync()
        records.withLock { $0.insert(bundles) }
        observer.add(bundles)
      },
      clock: host.seconds, isInterrupted: host.isInterrupted)
    isComplete = end == .complete
    return end
  }

  /// Writes the networks of trained runs; those of diverged and failed ones are not kept.
  private func keepNetworks(of bundles: [TrainedBundle]) throws {
    var kept: [TrainedPipeline] = []
    for bundle in bundles {
      for (index, network) in bundle.networks.enumerated() {
        guard let network, bundle.records[index].status.isMeasured else { continue }
        kept.append(
          try pipelines.pipeline(network, of: bundle.tasks[index], record: bundle.records[index]))
      }
    }
    try KeptNetworks(results: folder).write(kept)
  }

  /// Throws if a run that was trained again, for metrics that its record lacks, does not have that record's bits.
  private func requireSameBits(_ bundles: [TrainedBundle]) throws {
    let known = records.withLock { $0 }
    for bundle in bundles {
      for (task, record) in zip(bundle.tasks, bundle.records) {
        guard let earlier = known[record.id], record.status != .failed,
          !record.agrees(with: earlier)
        else { continue }
        throw OperationError(
          .software,
          "\(prepared.name(of: task.key)): trained again, for metrics or epochs that its record lacks, the run is not "
            + "bit-identical to the record; etalon reproduce shows the difference")
      }
    }
  }

  /// The records of all runs that are known, without failed ones, by identity.
  var usable: [RunID: RunRecord] { records.withLock { $0.filter { $1.status != .failed } } }

  /// The training of other runs of the experiment, with the records that are known by now.
  func continued(with prepared: PreparedExperiment) -> RecordedTraining {
    RecordedTraining(
      prepared, known: records.withLock { $0 }, writer: writer, folder: folder,
      specDigest: specDigest, host: host)
  }

  /// The experiment's runs with their records.
  var outcome: ExperimentOutcome { records.withLock { records in prepared.outcome { records[$0] } } }

  /// The records of some runs.
  func records(of tasks: [RunTask]) -> [RunRecord] {
    records.withLock { records in tasks.compactMap { records[$0.id] } }
  }

  /// Why runs failed, each reason once.
  var failures: [String] {
    let messages = records.withLock { $0.values.compactMap(\.message) }
    return Set(messages).sorted()
  }
}

import Arithmetic
import Files
import Hashing
import Learning
import Networks
import Pages
import Records
import Reports
import Results
import Running
import Specs
import Synchronization

/// One experiment in training: its results folder, held open, and the runs that are left to train.
package final class TrainingSession: Sendable {
  package let prepared: PreparedExperiment
  package let folder: String
  /// What was found wrong in the journal and repaired.
  package let repairs: [String]
  let host: Host
  private let journal: Journal
  private let records: Mutex<[RunID: RunRecord]>
  private let pipelines: PipelineSource

  /// Opens the results folder, and writes there what is going to be trained.
  ///
  /// Throws `OperationError` where the folder is another spec's, `DatasetError` and `FileError`.
  package init(
    _ named: NamedExperiment, overrides: [String], store: DataStore, folder: String, isFresh: Bool, host: Host
  ) throws {
    self.folder = folder
    self.host = host
    let specFile = named.path == "-" ? nil : host.absolute(named.path)
    let earlier = try Manifest(results: folder)
    if let specFile {
      try ResultsFolder.checkOwner(of: earlier, folder: folder, specFile: specFile, host: host)
    }
    prepared = try PreparedExperiment(named.experiment, store: store)
    if isFresh {
      try Journal.clear(results: folder, holder: host.lockHolder)
      for name in ExperimentSummary.fileNames + [ReportPage.fileName, RefitList.fileName] {
        PosixFolder.remove("\(folder)/\(name)")
      }
      try KeptNetworks(results: folder).prune { _ in false }
    }
    journal = try Journal(results: folder, holder: host.lockHolder)
    let replay = journal.takeReplay()
    repairs =
      replay.damage.map { "\($0); its run is trained again" }
      + replay.conflicts.map {
        "run \($0.prefix(12)) has two different records; the later one counts"
      }
    pipelines = PipelineSource(
      prepared, specDigest: SHA256.hexDigest(of: named.source.bytes), toolVersion: host.toolVersion)
    records = Mutex(
      replay.entries.compactMapValues { $0.record.status == .failed ? nil : $0.record })
    try Self.describe(
      prepared, source: named.source.bytes, specFile: specFile, overrides: overrides, earlier: earlier,
      folder: folder, host: host)
  }

  /// Writes the spec, the plan and the manifest.
  private static func describe(
    _ prepared: PreparedExperiment, source: [UInt8], specFile: String?, overrides: [String],
    earlier: Manifest?,
    folder: String, host: Host
  ) throws {
    let now = host.timeText()
    var files = AtomicFiles(in: folder)
    try files.write("\(folder)/spec.yaml", source)
    try prepared.outcome { _ in nil }.writePlan(to: &files)
    try Manifest(
      name: prepared.experiment.spec.name,
      specFile: specFile.map { Manifest.specFile($0, results: host.absolute(folder)) },
      overrides: overrides, toolVersion: host.toolVersion, arithmeticVersion: ArithmeticVersion.current,
      spec: prepared.resolvedSpec, data: Manifest.DataDigest.all(prepared.data),
      environment: host.environment, started: earlier?.started ?? now, updated: now
    ).write(to: &files)
    try files.replace()
  }

  /// Trains what is chosen and not done yet.
  ///
  /// - Parameter trainer: for all runs; nil: the fastest for each.
  package func train(
    jobs: Int, trainer: Trainer?, failsFast: Bool, observer: some TrainingObserver
  ) throws -> Runner.End {
    let start = TrainingStart(
      of: prepared.chosenTasks, in: prepared, known: records.withLock { $0 }, jobs: jobs)
    let bundles = try Planner(jobs: jobs, trainer: trainer).bundles(of: start.tasks, store: prepared.store)
    let runner = Runner(
      store: prepared.store, jobs: jobs, failsFast: failsFast,
      keepsNetworks: prepared.experiment.spec.savedNetworks == .all)
    observer.begin(start)
    runner.prepare(bundles)
    let begun = host.seconds()
    defer {
      observer.end(
        TrainingEnd(
          of: start.tasks, in: prepared, records: records.withLock { $0 }, seconds: host.seconds() - begun))
    }
    return try runner.run(
      bundles,
      started: observer.start,
      commit: { [self] bundles in
        try requireSameBits(bundles)
        // Before the records: a run with a record has its network.
        try keepNetworks(of: bundles)
        let now = host.timeText()
        try journal.append(
          bundles.flatMap { bundle in
            bundle.records.map {
              JournalEntry(
                record: $0, build: host.build ?? host.toolVersion, seconds: bundle.seconds, ended: now)
            }
          })
        try journal.sync()
        records.withLock { $0.insert(bundles) }
        observer.add(bundles)
      },
      clock: host.seconds, isInterrupted: host.isInterrupted)
  }

  /// Writes the networks of trained runs; those of diverged and failed ones are of no use.
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
          !record.isIdentical(to: earlier)
        else { continue }
        throw OperationError(
          .software,
          "\(prepared.name(of: task.key)): trained again for metrics that its record lacks, the run is not "
            + "bit-identical to the record; etalon reproduce shows the difference")
      }
    }
  }

  /// Writes the derived files, and sums up.
  package func finish() throws -> ExperimentAnalysis {
    let outcome = records.withLock { records in prepared.outcome { records[$0] } }
    let analysis = ExperimentAnalysis(ExperimentSummary(outcome))
    try analysis.writeFiles(toResults: folder)
    return analysis
  }

  /// Why runs failed, each reason once.
  package var failures: [String] {
    let messages = records.withLock { $0.values.compactMap(\.message) }
    return Set(messages).sorted()
  }
}

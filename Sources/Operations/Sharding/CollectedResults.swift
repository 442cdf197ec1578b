import Files
import Pages
import Records
import Reports
import Results
import Running

/// The results of an experiment from all journals in its folder.
package struct CollectedResults: Sendable {
  package let folder: String
  package let analysis: ExperimentAnalysis
  /// The state of each shard; empty if the experiment was not divided.
  package let shards: [ShardResult]

  /// Reads plan and journals; throws `FileError` if the folder has no plan, or two journals contradict each other.
  package init(of folder: String, host: Host) throws(FileError) {
    self.folder = folder
    let summary = try ResultsFolder.summary(of: folder)
    analysis = ExperimentAnalysis(summary)
    shards = try ShardResult.all(of: summary.outcome, in: folder, boot: host.boot)
  }

  package var runs: Int { analysis.summary.outcome.runs.count }

  /// Runs with a record.
  package var recorded: Int { analysis.summary.outcome.runs.count { $0.record != nil } }

  /// Whether no run has a usable result.
  package var measuredNone: Bool { analysis.summary.counts.measured == 0 }

  /// Runs whose record says that they could not be trained.
  package var failed: Int { analysis.summary.outcome.runs.count { $0.record?.status == .failed } }

  /// Writes the derived files, and the page unless `omitsReport`; where all runs have a record, also the network and the
  /// predictions that the spec wants of one run.
  ///
  /// - Parameters:
  ///   - store: reads the data, for the spec's expectations on the page and for predictions.
  ///   - jobs: threads that train that run.
  package func write(omitsReport: Bool, jobs: Int, store: DataStore, host: Host) throws {
    let lock = try FolderLock(journalOf: folder, holder: host.lockHolder)
    defer { withExtendedLifetime(lock) {} }
    try analysis.writeFiles(toResults: folder)
    PosixFolder.remove(ReportFile.path(for: folder))
    let experiment = try? RecordedSpec.experiment(in: folder, store: store)
    if recorded == runs, let experiment {
      try ChosenRun(PreparedExperiment(experiment, store: store), folder: folder, host: host)
        .keep(analysis, jobs: jobs)
    }
    guard !omitsReport else { return }
    let input = try ReportFile.input(
      analysis, folder: folder, expectations: experiment?.spec.expectations ?? [])
    try AtomicFile.replace(ReportFile.path(for: folder), with: ReportPage([input]).bytes)
  }

  /// Writes spec, plan and manifest of a spec into its results folder, for shards that are to train it; records stay.
  ///
  /// Throws `FileError` if a shard may still be writing for another plan.
  ///
  /// - Parameter checkReplacing: called before the folder gets another plan than it has; throws to prevent that.
  package static func describe(
    _ named: NamedExperiment, store: DataStore, folder: String, host: Host,
    checkReplacing: () throws -> Void = {}
  ) throws -> PreparedExperiment {
    try named.requireIndependentRuns(for: "dividing a sweep among machines")
    try ResultsDescription.checkOwner(named, folder: folder, host: host)
    let prepared = try PreparedExperiment(named.experiment, store: store)
    let description = ResultsDescription(prepared, of: named, overrides: named.experiment.overrides)
    let lock = try FolderLock(journalOf: folder, holder: host.lockHolder)
    defer { withExtendedLifetime(lock) {} }
    let plan = prepared.outcome { _ in nil }
    guard try !plan.isPlan(in: folder) else { return prepared }
    try checkReplacing()
    try OpenAttempt.checkNoneWrites(results: folder, boot: host.boot)
    try description.replace(in: folder, host: host)
    return prepared
  }
}

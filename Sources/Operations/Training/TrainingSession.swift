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

/// One experiment in training: its results folder, held open, and the runs that are left to train.
package final class TrainingSession: Sendable {
  package let prepared: PreparedExperiment
  package let folder: String
  /// What was found wrong in the journal and repaired.
  package let repairs: [String]
  let host: Host
  /// Held for its lock.
  private let journal: Journal
  private let training: RecordedTraining
  /// What is trained next; nil where everything is trained at once.
  private let barriers: SweepBarriers?

  /// Opens the results folder, and writes there what is going to be trained.
  ///
  /// Throws `OperationError` where the folder is another spec's, `DatasetError` and `FileError`.
  package init(
    _ named: NamedExperiment, overrides: [String], store: DataStore, folder: String, isFresh: Bool, host: Host
  ) throws {
    self.folder = folder
    self.host = host
    try ResultsDescription.checkOwner(named, folder: folder, host: host)
    prepared = try PreparedExperiment(named.experiment, store: store)
    if isFresh {
      try Journal.clear(results: folder, holder: host.lockHolder, boot: host.boot)
      for name in ExperimentSummary.fileNames + [ReportPage.fileName, RefitList.fileName] {
        PosixFolder.remove("\(folder)/\(name)")
      }
      try KeptNetworks(results: folder).prune { _ in false }
      try KeptPredictions(results: folder).prune { _, _ in false }
    }
    journal = try Journal(results: folder, holder: host.lockHolder)
    let replay = journal.takeReplay()
    repairs =
      replay.damage.map { "\($0); its run is trained again" }
      + replay.conflicts.map {
        "run \($0.prefix(12)) has two different records; the later one counts"
      }
    training = RecordedTraining(
      prepared, known: replay.entries.compactMapValues { $0.record.status == .failed ? nil : $0.record },
      writer: journal.writer, folder: folder,
      specDigest: SHA256.hexDigest(of: named.recordedText), host: host)
    barriers = try SweepBarriers(prepared)
    try ResultsDescription(prepared, of: named, overrides: overrides).replace(
      in: folder, plan: barriers?.stage(of: training.outcome).plan, host: host)
  }

  /// Trains what is chosen and not done yet.
  ///
  /// - Parameter trainer: for all runs; nil: the fastest for each.
  package func train(
    jobs: Int, trainer: Trainer?, failsFast: Bool, observer: some TrainingObserver
  ) throws -> Runner.End {
    func train(_ tasks: [RunTask]) throws -> Runner.End {
      try training.train(tasks, jobs: jobs, trainer: trainer, failsFast: failsFast, observer: observer)
    }
    guard let barriers else { return try train(prepared.chosenTasks) }
    return try barriers.pass(
      records: { self.training.outcome }, replacePlan: replacePlan,
      train: { try train(self.prepared.tasks(in: $0)) })
  }

  /// Writes `plan.json`, which decisions have changed.
  private func replacePlan(_ plan: ExperimentOutcome) throws(FileError) {
    var files = AtomicFiles(in: folder)
    try plan.writePlan(to: &files)
    try files.replace()
  }

  /// Writes the derived files, and sums up.
  package func finish() throws -> ExperimentAnalysis {
    let outcome = barriers?.stage(of: training.outcome).plan ?? training.outcome
    // An interrupted session may have trained what the next decision needed.
    if barriers != nil { try replacePlan(outcome) }
    let analysis = ExperimentAnalysis(ExperimentSummary(outcome))
    try analysis.writeFiles(toResults: folder)
    return analysis
  }

  /// Whether runs that have failed keep the sweep from deciding what to train next.
  package var isBlocked: Bool {
    guard let barriers, training.outcome.runs.contains(where: { $0.record?.status == .failed }) else {
      return false
    }
    return !barriers.stage(of: training.outcome).isLast
  }

  /// Why runs failed, each reason once.
  package var failures: [String] { training.failures }
}

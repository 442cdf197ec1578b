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
    try ResultsDescription(prepared, of: named, overrides: overrides).replace(in: folder, host: host)
  }

  /// Trains what is chosen and not done yet.
  ///
  /// - Parameter trainer: for all runs; nil: the fastest for each.
  package func train(
    jobs: Int, trainer: Trainer?, failsFast: Bool, observer: some TrainingObserver
  ) throws -> Runner.End {
    try training.train(
      prepared.chosenTasks, jobs: jobs, trainer: trainer, failsFast: failsFast, observer: observer)
  }

  /// Writes the derived files, and sums up.
  package func finish() throws -> ExperimentAnalysis {
    let outcome = training.outcome
    let analysis = ExperimentAnalysis(ExperimentSummary(outcome))
    try analysis.writeFiles(toResults: folder)
    return analysis
  }

  /// Why runs failed, each reason once.
  package var failures: [String] { training.failures }
}

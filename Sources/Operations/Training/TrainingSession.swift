import Files
import Hashing
import Learning
import Networks
import Pages
import Records
import Reports
import Results
import Running
import Searching
import Specs
import Synchronization

/// One experiment in training: its results folder, held open, and the runs that are left to train.
package final class TrainingSession: Sendable {
  private struct State {
    var stages: any SweepStages
    var training: RecordedTraining
    var prepared: PreparedExperiment
  }

  package let folder: String
  /// What was found wrong in the journal and repaired.
  package let repairs: [String]
  let host: Host
  private let named: NamedExperiment
  private let overrides: [String]
  /// Held for its lock.
  private let journal: Journal
  private let state: Mutex<State>

  /// Opens the results folder.
  ///
  /// Throws `OperationError` where the folder is another spec's, `DatasetError` and `FileError`.
  package init(
    _ named: NamedExperiment, overrides: [String], store: DataStore, folder: String, isFresh: Bool, host: Host
  ) throws {
    self.folder = folder
    self.host = host
    self.named = named
    self.overrides = overrides
    try ResultsDescription.checkOwner(named, folder: folder, host: host)
    let prepared = try PreparedExperiment(named.experiment, store: store)
    if isFresh { try Self.clear(folder, host: host) }
    journal = try Journal(results: folder, holder: host.lockHolder)
    let replay = journal.takeReplay()
    repairs =
      replay.damage.map { "\($0); its run is trained again" }
      + replay.conflicts.map {
        "run \($0.prefix(12)) has two different records; the later one counts"
      }
    let training = RecordedTraining(
      prepared, known: replay.entries.compactMapValues { $0.record.status == .failed ? nil : $0.record },
      writer: journal.writer, folder: folder,
      specDigest: SHA256.hexDigest(of: named.recordedText), host: host)
    let stages: any SweepStages =
      if let search = named.experiment.search {
        try SearchStages(named.experiment, search: search, folder: folder, store: store)
      } else {
        try EarlyStopStages(prepared) ?? GridStages(prepared)
      }
    state = Mutex(State(stages: stages, training: training, prepared: prepared))
    if !stages.decides { try describe(prepared) }
  }

  private static func clear(_ folder: String, host: Host) throws {
    try Journal.clear(results: folder, holder: host.lockHolder, boot: host.boot)
    for name in ExperimentSummary.fileNames + [
      ReportPage.fileName, RefitList.fileName, SearchLog.fileName,
    ] {
      PosixFolder.remove("\(folder)/\(name)")
    }
    try KeptNetworks(results: folder).prune { _ in false }
    try KeptPredictions(results: folder).prune { _, _ in false }
  }

  /// Writes what is going to be trained into the results folder.
  ///
  /// - Parameter plan: what `plan.json` says; nil: all runs.
  private func describe(_ prepared: PreparedExperiment, plan: ExperimentOutcome? = nil) throws {
    try ResultsDescription(prepared, of: named, overrides: overrides).replace(
      in: folder, plan: plan, host: host)
  }

  /// The experiment with the points that are known so far.
  package var prepared: PreparedExperiment { state.withLock { $0.prepared } }

  /// What users should know of what a search decided.
  package var notes: [String] { state.withLock { $0.stages.notes } }

  /// Why runs failed, each reason once.
  package var failures: [String] { state.withLock { $0.training }.failures }

  /// Trains what is chosen and not done yet, stage by stage.
  ///
  /// - Parameter trainer: for all runs; nil: the fastest for each.
  package func train(
    jobs: Int, trainer: Trainer?, failsFast: Bool, observer: some TrainingObserver
  ) throws -> SweepEnd {
    while let stage = try nextStage() {
      let training = state.withLock { $0.training }
      let end = try training.train(
        stage.tasks, jobs: jobs, trainer: trainer, failsFast: failsFast, isLast: stage.isLast,
        observer: observer)
      guard end == .complete else { return SweepEnd(end) }
      if host.isInterrupted(), !stage.isLast { return .interrupted }
    }
    return state.withLock { state in
      state.stages.blocking(state.training.usable).map { .blocked($0) } ?? .complete
    }
  }

  /// Decides what is trained next, and replaces the plan before it is; nil if nothing is.
  private func nextStage() throws -> SweepStage? {
    let (stage, decides) = try state.withLock { state -> (SweepStage?, Bool) in
      guard let stage = try state.stages.next(after: state.training.usable) else { return (nil, false) }
      state.prepared = stage.prepared
      state.training = state.training.continued(with: stage.prepared)
      return (stage, state.stages.decides)
    }
    if let stage, decides { try describe(stage.prepared, plan: stage.plan) }
    return stage
  }

  /// Writes the derived files, and sums up.
  package func finish() throws -> ExperimentAnalysis {
    let (stages, training) = state.withLock { ($0.stages, $0.training) }
    var outcome = training.outcome
    if let decided = stages.decided(outcome) {
      outcome = decided
      // An interrupted session may have trained what the next decision needed.
      var files = AtomicFiles(in: folder)
      try outcome.writePlan(to: &files)
      try files.replace()
    }
    let analysis = ExperimentAnalysis(ExperimentSummary(outcome))
    try analysis.writeFiles(toResults: folder)
    return analysis
  }
}

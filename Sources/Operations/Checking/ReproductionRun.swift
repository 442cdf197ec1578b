import Files
import Records
import Reports
import Results
import Running
import Specs

/// Trains recorded runs again and compares the results bit for bit with their records.
package struct ReproductionRun: Sendable {
  package let plan: ReproductionPlan
  /// The runs to train.
  package let tasks: [RunTask]
  private let recorded: RecordedResults
  private let prepared: PreparedExperiment

  /// Matches the recorded runs with those of the experiment as it is read now; throws `DatasetError`.
  ///
  /// - Parameter sample: the number of runs to take; nil means all.
  package init(
    of recorded: RecordedResults, by experiment: Experiment, sample: Int?, store: DataStore
  ) throws {
    guard experiment.search == nil || !experiment.points.isEmpty else {
      throw OperationError(
        .usage,
        "the spec is a search, whose points are in its results folder; name the folder without --spec")
    }
    self.recorded = recorded
    prepared = try PreparedExperiment(experiment, store: store)
    plan = ReproductionPlan(
      of: recorded, by: prepared.outcome { _ in nil }, fixed: prepared.fixedValues, chosen: experiment.chosen,
      sample: sample)
    let byIdentity = Dictionary(prepared.tasks.map { ($0.identity, $0) }) { first, _ in first }
    let records = recorded.records
    tasks = plan.steps.compactMap { step in
      byIdentity[step.now.identity].map { task in
        // A paused run is trained to where its record ends.
        guard let record = records[step.now.identity], record.isPaused else { return task }
        return task.pausing(after: record.epochs)
      }
    }
  }

  /// Trains and compares; nil if interrupted.
  package func reproduce(
    jobs: Int, trainer: Trainer?, host: Host, observer: some TrainingObserver
  ) throws -> Reproduction? {
    let training = UnrecordedTraining(prepared, jobs: jobs, trainer: trainer, host: host)
    return try training.train(tasks, observer: observer).map { records in
      Reproduction(
        plan, kept: recorded.records,
        now: Dictionary(uniqueKeysWithValues: records.map { ($0.text, $1) }))
    }
  }

  /// The experiment of recorded results, read from the spec in their folder.
  package static func recordedExperiment(
    of recorded: RecordedResults, only: [String], store: DataStore
  ) throws -> Experiment {
    let folder = recorded.folder == nil ? PosixFolder.parent(of: recorded.path) : recorded.path
    guard PosixFolder.exists("\(folder)/manifest.json") else {
      throw OperationError(
        .badInput, "\(recorded.path) does not contain its spec; name the spec's file with --spec")
    }
    return try RecordedSpec.experiment(in: folder, only: only, store: store)
  }
}

import Records
import Running

/// What a sweep trains between two decisions.
struct SweepStage: Sendable {
  /// The experiment with the points that are known by then.
  let prepared: PreparedExperiment
  /// What `plan.json` says; nil: all runs.
  var plan: ExperimentOutcome?
  /// Runs to train, those that have a record among them.
  let tasks: [RunTask]
  /// Whether nothing is decided after it.
  let isLast: Bool
}

/// Decides what a sweep trains, stage by stage: from the complete records of each stage the next one.
protocol SweepStages: Sendable {
  /// The next stage; nil if nothing is left to train, or a run without a record is in the way.
  ///
  /// - Parameter records: of all runs that are known, without failed ones.
  mutating func next(after records: [RunID: RunRecord]) throws -> SweepStage?

  /// A run that has no record although its stage was trained, so that nothing can be decided; nil if there is none.
  func blocking(_ records: [RunID: RunRecord]) -> RunKey?

  /// What users should know of the decisions.
  var notes: [String] { get }

  /// Whether there are decisions, so that the plan is replaced before each stage.
  var decides: Bool { get }

  /// All runs with their records, as these decide which count; nil where all of them do.
  func decided(_ outcome: ExperimentOutcome) -> ExperimentOutcome?
}

extension SweepStages {
  var notes: [String] { [] }

  var decides: Bool { true }

  func decided(_ outcome: ExperimentOutcome) -> ExperimentOutcome? { nil }
}

/// A grid: all that is chosen is trained in one stage, and nothing is decided.
struct GridStages: SweepStages {
  let prepared: PreparedExperiment
  private var hasBegun = false

  init(_ prepared: PreparedExperiment) { self.prepared = prepared }

  mutating func next(after records: [RunID: RunRecord]) -> SweepStage? {
    guard !hasBegun else { return nil }
    hasBegun = true
    return SweepStage(prepared: prepared, tasks: prepared.chosenTasks, isLast: true)
  }

  func blocking(_ records: [RunID: RunRecord]) -> RunKey? { nil }

  var decides: Bool { false }
}

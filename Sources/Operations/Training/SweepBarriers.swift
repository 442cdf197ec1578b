import Records
import Results
import Running
import Specs

/// Decides which runs of a sweep are trained next, each time when all runs that were decided on have a record (a barrier).
///
/// Decisions are pure functions of the records: not of the order in which runs end, and not of what was decided before. A
/// session that is killed and started again decides the same.
struct SweepBarriers: Sendable {
  /// What the records so far decide.
  struct Stage: Sendable {
    /// What `plan.json` says: the runs that are to be trained by now, with their records, and why there are no others.
    let plan: ExperimentOutcome
    /// The places of these runs among all runs of the experiment, and the epoch to which they are trained.
    let portions: [RungStage.Portion]
    /// Whether nothing is left to be decided once they are trained.
    let isLast: Bool
  }

  private let rule: EarlyStop

  /// nil for an experiment of which every run is trained; throws where only some of the points are to be trained.
  init?(_ prepared: PreparedExperiment) throws(OperationError) {
    guard let rule = prepared.experiment.spec.earlyStop else { return nil }
    guard prepared.experiment.chosen == nil else {
      throw OperationError(
        .usage,
        "--only cannot be combined with sweep.stop_early, which compares all points; remove one of the two")
    }
    self.rule = rule
  }

  /// - Parameter all: every run of the experiment, with the records so far.
  func stage(of all: ExperimentOutcome) -> Stage {
    switch rule {
    case .seeds(let first):
      let race = RaceStage(of: all, first: first)
      return Stage(
        plan: race.outcome, portions: [RungStage.Portion(runs: race.runs, pause: nil)], isLast: race.isLast)
    case .epochs(let stop):
      let rungs = RungStage(of: all, stop)
      return Stage(plan: rungs.outcome, portions: rungs.portions, isLast: rungs.isLast)
    }
  }

  /// Decides and trains in turn, until nothing is left to be decided or training ends early.
  ///
  /// Where a run failed, the records decide nothing new, and it returns as if training was complete.
  ///
  /// - Parameters:
  ///   - records: every run with its record.
  ///   - replacePlan: makes the plan durable before its runs are trained.
  ///   - train: trains those of some runs that have no record.
  func pass(
    records: () -> ExperimentOutcome, replacePlan: (ExperimentOutcome) throws -> Void,
    train: ([RungStage.Portion]) throws -> Runner.End
  ) throws -> Runner.End {
    var stage = stage(of: records())
    while true {
      let end = try train(stage.portions)
      guard end == .complete, !stage.isLast else { return end }
      let next = self.stage(of: records())
      // Where nothing else is to be trained, nothing can be decided that was not before.
      guard next.portions != stage.portions else { return end }
      stage = next
      try replacePlan(stage.plan)
    }
  }

  /// Throws for an experiment that decides at barriers: shards train beside each other and do not wait for one another.
  static func requireNone(in experiment: Experiment) throws(OperationError) {
    guard experiment.spec.earlyStop != nil else { return }
    throw OperationError(
      .usage,
      "sweep.stop_early decides from the records of all points, and shards do not wait for each other; train it by a single "
        + "etalon run, or remove sweep.stop_early")
  }
}

extension PreparedExperiment {
  /// The runs of some portions, each to be trained to its portion's epoch.
  func tasks(in portions: [RungStage.Portion]) -> [RunTask] {
    portions.flatMap { portion in
      let tasks = tasks(in: portion.runs)
      return portion.pause.map { epoch in tasks.map { $0.pausing(after: epoch) } } ?? tasks
    }
  }
}

import Records
import Results
import Running
import Specs

/// A sweep with `stop_early`: the next runs are decided each time when all runs that were decided on have a record (a barrier).
///
/// Decisions are pure functions of the records: not of the order in which runs end, and not of what was decided before. A
/// session that is killed and started again decides the same.
struct EarlyStopStages: SweepStages {
  /// What some records decide.
  private struct Decision {
    /// The runs that are to be trained by now, with their records, and why there are no others.
    let plan: ExperimentOutcome
    /// The places of these runs among all runs of the experiment, and the epoch to which they are trained.
    let portions: [RungStage.Portion]
    /// Whether nothing is left to be decided once they are trained.
    let isLast: Bool
  }

  private let prepared: PreparedExperiment
  private let rule: EarlyStop
  /// What was decided last.
  private var last: Decision?

  /// nil for an experiment of which every run is trained; throws where only some of the points are to be trained.
  init?(_ prepared: PreparedExperiment) throws(OperationError) {
    guard let rule = prepared.experiment.spec.earlyStop else { return nil }
    guard prepared.experiment.chosen == nil else {
      throw OperationError(
        .usage,
        "--only cannot be combined with sweep.stop_early, which compares all points; remove one of the two")
    }
    self.prepared = prepared
    self.rule = rule
  }

  mutating func next(after records: [RunID: RunRecord]) -> SweepStage? {
    if let last, last.isLast { return nil }
    let decision = decision(of: prepared.outcome { records[$0] })
    // Where nothing else is to be trained, nothing can be decided that was not before.
    guard decision.portions != last?.portions else { return nil }
    last = decision
    return SweepStage(
      prepared: prepared, plan: decision.plan, tasks: prepared.tasks(in: decision.portions),
      isLast: decision.isLast)
  }

  func blocking(_ records: [RunID: RunRecord]) -> RunKey? {
    guard let last, !last.isLast else { return nil }
    return prepared.tasks(in: last.portions)
      .first { task in !(records[task.id].map(task.isAnswered) ?? false) }?.key
  }

  func decided(_ outcome: ExperimentOutcome) -> ExperimentOutcome? { decision(of: outcome).plan }

  /// - Parameter all: every run of the experiment, with the records so far.
  private func decision(of all: ExperimentOutcome) -> Decision {
    switch rule {
    case .seeds(let first):
      let race = RaceStage(of: all, first: first)
      return Decision(
        plan: race.outcome, portions: [RungStage.Portion(runs: race.runs, pause: nil)], isLast: race.isLast)
    case .epochs(let stop):
      let rungs = RungStage(of: all, stop)
      return Decision(plan: rungs.outcome, portions: rungs.portions, isLast: rungs.isLast)
    }
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

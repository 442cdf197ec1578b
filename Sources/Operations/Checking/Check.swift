import Arithmetic
import Learning
import Records
import Reports
import Results
import Running
import Specs

/// Trains an experiment without its records and judges the results by its baseline and its `expect:` entries.
package struct Check: Sendable {
  let jobs: Int
  let host: Host
  /// The folder that contains `<name>/` with records to reuse; nil means that every run is trained.
  let reusable: String?

  /// - Parameter reusable: the folder that contains `<name>/`, whose records by this same build are reused. Throws if this
  ///   build is unknown.
  package init(jobs: Int, reusing reusable: String?, host: Host) throws(OperationError) {
    if reusable != nil && host.build == nil {
      throw OperationError(
        .software, "--reuse: cannot read the executable of etalon, so the runs of this build are unknown")
    }
    self.jobs = jobs
    self.reusable = reusable
    self.host = host
  }

  /// Trains and judges; nil if interrupted.
  package func judge(
    _ named: NamedExperiment, file: String, against baseline: Baseline?, store: DataStore,
    observer: some TrainingObserver
  ) throws -> ExperimentCheck? {
    try named.requireGrid(
      for: "etalon check",
      "write its best point as a spec, etalon best results/\(named.name) --spec, and check that")
    let prepared = try PreparedExperiment(named.experiment, store: store)
    let training = UnrecordedTraining(prepared, jobs: jobs, host: host)
    let records = try training.train(
      prepared.tasks, reusing: reusableRecords(of: named.name), observer: observer)
    guard let records else { return nil }
    return Self.judgement(
      of: prepared, named, file: file, outcome: prepared.outcome { records[$0] }, against: baseline,
      toolVersion: host.toolVersion)
  }

  private func reusableRecords(of name: String) throws -> [RunID: RunRecord] {
    guard let reusable, let build = host.build else { return [:] }
    return try JournalReplay(results: "\(reusable)/\(name)").records(ofBuild: build)
  }

  private static func judgement(
    of prepared: PreparedExperiment, _ named: NamedExperiment, file: String, outcome: ExperimentOutcome,
    against baseline: Baseline?, toolVersion: String
  ) -> ExperimentCheck {
    let spec = named.experiment.spec
    let summary = ExperimentSummary(outcome)
    let fresh = Baseline(of: prepared, outcome: outcome, toolVersion: toolVersion)
    return ExperimentCheck(
      name: spec.name, file: file, lines: SpecLines(named.source),
      judgement: CheckJudgement(
        of: fresh.runs, fixed: fresh.fixed, against: baseline, ranking: spec.ranking, settings: spec.check,
        expectations: spec.expectations.map { ExpectationJudgement(of: $0, in: summary) }))
  }
}

extension Baseline {
  /// The results of all runs of an experiment that have records.
  init(of prepared: PreparedExperiment, outcome: ExperimentOutcome, toolVersion: String) {
    self.init(
      of: outcome, spec: prepared.resolvedSpec, fixed: prepared.fixedValues, toolVersion: toolVersion,
      arithmeticVersion: ArithmeticVersion.current)
  }
}

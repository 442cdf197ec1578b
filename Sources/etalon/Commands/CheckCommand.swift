import ArgumentParser
import Operations
import Reports
import Results
import Running

/// Trains experiments without their records and judges them by baselines and `expect:` entries.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Train again and judge by baselines and expect: entries.",
    discussion: """
      No results are written. Every mistake in the specs is reported before anything trains; an experiment that fails \
      does not prevent the next one from being checked. docs/Checks.md explains the verdicts.

      EXAMPLES
        etalon check experiments/digits.yaml
        etalon check experiments/*.yaml --junit report.xml --reuse

      Exit codes, the worst of all experiments: 0 success; 3 inconclusive, runs missing, or nothing to judge by; \
      2 a metric regressed or an expectation failed; 70 a run with the same identity is not bit-identical; 65 a spec, \
      its data or a baseline is not valid; 75 interrupted.
      """)

  @OptionGroup var arguments: SpecsArguments

  @Option(
    help: ArgumentHelp(
      "A baseline file, or a folder that holds <name>/baseline.json (default: the results folder).",
      valueName: "path"))
  var baseline: String?

  @OptionGroup var results: ResultsOption

  @Flag(help: "Reuse the runs in results/<name>/ that this same build of etalon trained.")
  var reuse = false

  @OptionGroup var jobs: JobsOption
  @OptionGroup var progress: ProgressOption

  @OptionGroup(title: "Reports") var reports: CheckReports

  func validate() throws {
    if baseline == "" { throw ValidationError("--baseline must not be empty") }
  }

  func run() throws {
    let form = progress.form()
    let store = DataStore(threads: Machine.processorCount)
    let experiments = try arguments.experiments(store: store)
    let baselines = try experiments.map {
      try BaselineFile.accepted(
        of: $0.name, named: baseline, results: results.folder, among: experiments.count)
    }
    try requireJudges(experiments, baselines)
    let check = try Check(
      jobs: jobs.threads, reusing: reuse ? results.folder : nil, host: Machine.host)
    Interruption.watch()
    var checks: [ExperimentCheck] = []
    for (experiment, baseline) in zip(experiments, baselines) {
      let judged = try check.judge(
        experiment, file: CheckReports.repositoryPath(of: experiment.path), against: baseline, store: store,
        observer: SweepProgress(form))
      guard let judged else {
        throw OperationError(.incomplete, "interrupted; the remaining experiments were not judged")
      }
      if !reports.json { for line in CheckTable(judged).lines { Terminal.output.writeProseLine(line) } }
      checks.append(judged)
    }
    if checks.count > 1, !reports.json { Terminal.output.writeProseLine(checks.summaryLine) }
    try reports.write(checks)
    if let gate = checks.map(\.judgement.gate).max(), gate != .passed {
      throw ExitCode(ExitStatus(gate).rawValue)
    }
  }

  /// Ends before anything trains if no experiment has a baseline or an `expect:` entry.
  private func requireJudges(_ experiments: [NamedExperiment], _ baselines: [Baseline?]) throws {
    guard zip(experiments, baselines).allSatisfy({ $1 == nil && $0.experiment.spec.expectations.isEmpty })
    else { return }
    for named in experiments {
      Reporting.error(
        "\(named.name): nothing to judge by: no baseline and no expect: entry; to write a baseline: "
          + "etalon run \(named.path) && etalon accept \(named.path)")
    }
    throw ExitCode(ExitStatus.inconclusive.rawValue)
  }
}

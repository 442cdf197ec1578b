import ArgumentParser
import Experiments
import Reports

/// Trains afresh and judges by the baselines and by `expect:`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Trains experiments afresh and judges them by their baselines and their expect:.",
    discussion: """
      No results are written. Every mistake in the specs is reported before anything trains; an experiment that fails \
      does not keep the next from being checked. docs/Checks.md says how verdicts come about.

      Exit codes, the worst of all experiments: 0 well; 3 inconclusive, incomparable, missing, or nothing to judge by; \
      2 a metric regressed or an expectation failed; 70 the same run gave other bits; 65 a spec, its data or a baseline \
      is bad; 75 interrupted.
      """)

  @OptionGroup var arguments: SpecsArguments

  @Option(
    help: ArgumentHelp(
      "A baseline, or a folder with <name>/baseline.json in it; default: the results folder.",
      valueName: "path"))
  var baseline: String?

  @OptionGroup var results: ResultsOption

  @Flag(
    help: "Take the runs that results/<name>/ holds from this very build of the tool, and train the others.")
  var reuse = false

  @Option(help: "Threads that train, at most as many as there are processors, which is the default.")
  var jobs: Int?

  @OptionGroup(title: "Reports") var reports: CheckReports

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if baseline == "" { throw ValidationError("--baseline is a path, and here it is empty") }
  }

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let named = try arguments.experiments(store: store)
    let baselines = try named.map { try acceptedBaseline(of: $0.experiment.spec.name, among: named.count) }
    if reuse && !Machine.isBuildKnown {
      Reporting.error(
        "--reuse: the tool's own file cannot be read, so nobody knows which runs are this build's")
      throw ExitCode(ExitStatus.software.rawValue)
    }
    Interruption.watch()
    var checks: [ExperimentCheck] = []
    for (named, baseline) in zip(named, baselines) {
      guard let check = try exiting({ try check(named, against: baseline, store: store) }) else {
        Reporting.note("interrupted; nothing more was judged")
        throw ExitCode(ExitStatus.incomplete.rawValue)
      }
      if !reports.json { for line in CheckTable(check).lines { Terminal.output.writeLine(line) } }
      checks.append(check)
    }
    if checks.count > 1, !reports.json { Terminal.output.writeLine(checks.summaryLine) }
    try reports.write(checks)
    if let gate = checks.map(\.judgement.gate).max(), gate != .passed {
      throw ExitCode(ExitStatus(gate).rawValue)
    }
  }

  /// nil when it was interrupted.
  private func check(
    _ named: SpecsArguments.Named, against baseline: Baseline?, store: DataStore
  ) throws -> ExperimentCheck? {
    let (experiment, spec) = (named.experiment, named.experiment.spec)
    let runs = try ExperimentRuns(of: experiment, store: store)
    guard let records = try records(of: experiment, runs: runs, store: store) else { return nil }
    let summary = ExperimentSummary(ExperimentOutcome(of: experiment, runs: runs) { records[$0] })
    let fresh = try Baseline(of: experiment, runs: runs, store: store, toolVersion: Version.text) {
      records[$0]
    }
    return ExperimentCheck(
      name: spec.name, file: CheckReports.repositoryPath(of: named.spec), lines: SpecLines(named.source),
      judgement: CheckJudgement(
        of: fresh.runs, fixed: fresh.fixed, against: baseline, ranking: spec.ranking, settings: spec.check,
        expectations: spec.expectations.map { ExpectationJudgement(of: $0, in: summary) }))
  }

  /// The records of all runs by identity; nil when it was interrupted.
  private func records(
    of experiment: Experiment, runs: ExperimentRuns, store: DataStore
  ) throws -> [String: RunRecord]? {
    let name = experiment.spec.name
    let known =
      reuse ? try JournalReplay(results: results.folder(of: name)).records(ofBuild: Machine.build) : [:]
    let identities = Set(runs.tasks.map(\.identity))
    let reused = identities.count { known[$0] != nil }
    let jobs = min(jobs ?? .max, Machine.processorCount)
    let count = identities.count - reused
    var words = "\(name): training \(count) \(count == 1 ? "run" : "runs")"
    if count > 0 { words += " on \(jobs) \(jobs == 1 ? "thread" : "threads")" }
    if reused > 0 { words += " (\(reused) of this build reused)" }
    Reporting.note(words)
    let fresh = FreshRuns(
      experiment: experiment, store: store, jobs: jobs, trainer: nil, showsProgress: true)
    return try fresh.train(runs.tasks.filter { known[$0.identity] == nil }).map { fresh in
      known.merging(fresh) { $1 }
    }
  }

  /// nil where there is none; a file that was asked for must be there.
  private func acceptedBaseline(of name: String, among count: Int) throws -> Baseline? {
    let path: String
    if let baseline, !PosixFolder.exists(baseline + "/.") {
      guard count == 1 || !PosixFolder.exists(baseline) else {
        throw Reporting.misuse(
          "--baseline: with several specs name a folder, with <name>/baseline.json in it")
      }
      path = baseline
    } else {
      path = "\(baseline ?? results.folder)/\(name)/baseline.json"
      guard PosixFolder.exists(path) else { return nil }
    }
    do {
      return try Baseline(parsing: try PosixFile(path, for: .reading).contents())
    } catch {
      Reporting.error(error is FileError ? "\(error)" : "\(FileError("read", path, "\(error)"))")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}

import ArgumentParser
import Datasets
import Experiments
import Reports
import Synchronization
import YAML

/// Trains every run that an experiment names and that is not trained yet.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Trains an experiment's runs, and goes on where an earlier run was stopped.",
    discussion: """
      Results go to results/<name>/. Finished runs are never trained twice: adding an axis value or a seed trains only \
      what is new.

      Exit codes: 0 well; 1 runs failed, or none was measured; 64 usage; 65 bad spec or data; 74 a file could not be \
      written; 75 interrupted, start it again to go on; 130 ended at once by a second Ctrl-C.
      """)

  @OptionGroup var arguments: SpecArguments

  @Option(help: "Threads that train, at most as many as there are processors, which is the default.")
  var jobs: Int?

  @OptionGroup var results: ResultsOption

  @Option(
    help: ArgumentHelp(
      "The trainer for all runs: reference, lanes or tiles; the bits are the same, the speed is not.",
      valueName: "name"))
  var trainer: Trainer?

  @Flag(help: "Stop at the first run that diverges or fails.")
  var failFast = false

  @Flag(
    help: "Start over: throw away what the results folder holds. Asks first where there is something to lose."
  )
  var fresh = false

  @Flag(help: "With --fresh: do not ask.")
  var force = false

  @Option(help: "How many points the table shows.")
  var top = 10

  @Flag(help: "Write the results as JSON to standard output instead of the table.")
  var json = false

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if top < 1 { throw ValidationError("--top is at least 1") }
    if force, !fresh { throw ValidationError("--force goes with --fresh") }
    if fresh, !arguments.only.isEmpty {
      throw ValidationError("--fresh starts the whole experiment over, so it does not go with --only")
    }
  }

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let (experiment, source) = try arguments.experiment(store: store)
    let folder = results.folder(of: experiment.spec.name)
    if fresh { try FreshStart.confirm(folder, isForced: force) }
    let session = try exiting {
      try RunSession(
        experiment: experiment, source: source, specPath: arguments.spec, overrides: arguments.overrides,
        store: store, folder: folder, isFresh: fresh)
    }
    Interruption.watch()
    let end = try exiting {
      try session.train(
        jobs: min(jobs ?? .max, Machine.processorCount), trainer: trainer, failsFast: failFast,
        showsProgress: !quiet)
    }
    let summary = try exiting { try session.finish() }
    if json {
      Terminal.output.write(String(decoding: summary.resultsJSON, as: UTF8.self))
    } else {
      let terminal = Terminal.output
      Terminal.output.write(
        SummaryTable(summary).text(top: top, width: terminal.width, isStyled: terminal.hasColor))
    }
    try conclude(end, summary: summary, session: session)
  }

  /// Says what is left to say, and ends with the code that says it.
  private func conclude(_ end: Runner.End, summary: ExperimentSummary, session: RunSession) throws {
    let spec = session.experiment.spec
    for expectation in spec.expectations {
      Reporting.note(CheckTable.line(of: ExpectationJudgement(of: expectation, in: summary)))
    }
    Reporting.note("results: \(session.folder)")
    switch end {
    case .complete: break
    case .interrupted:
      // Started over once more, the runs that are done would be thrown away.
      Reporting.note("interrupted; to go on: \(ShellCommand.own(without: ["--fresh", "--force"]))")
      throw ExitCode(ExitStatus.incomplete.rawValue)
    case .stoppedAt(let place):
      Reporting.error("stopped at the first run that diverged or failed: \(session.name(of: place))")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    let counts = summary.counts
    for message in session.failures { Reporting.error(message) }
    if counts.failed > 0 || counts.measured == 0 { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}

extension Trainer: ExpressibleByArgument {}

/// Turns errors of files and data into words and an exit code.
func exiting<Result>(_ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as FileError {
    Reporting.error("\(error)")
    throw ExitCode(ExitStatus.output.rawValue)
  } catch let error as DatasetError {
    Reporting.error("\(error)")
    throw ExitCode(ExitStatus.badInput.rawValue)
  }
}

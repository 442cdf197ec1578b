import ArgumentParser
import Operations
import Reports
import Results
import Running

/// Trains every run of an experiment that is not trained yet.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Train an experiment; continues where a run stopped.",
    discussion: """
      Results go to results/<name>/. Finished runs are never trained twice: adding an axis value or a seed trains only \
      what is new. After Ctrl-C or a kill, start the same command again.

      EXAMPLES
        etalon run experiments/digits.yaml
        etalon run mine.yaml training.epochs=50 training.momentum=[0,0.9]
        etalon run mine.yaml --only network.hidden=[32] --jobs 1
        etalon run mine.yaml --shard 3/16

      Exit codes: 0 success; 1 runs failed, or no run was measured; 64 usage; 65 bad spec or data; 74 a file could \
      not be written; 75 interrupted, start again to continue; 130 ended at once by a second Ctrl-C.
      """)

  @OptionGroup var arguments: SpecArguments
  @OptionGroup var jobs: JobsOption
  @OptionGroup var results: ResultsOption
  @OptionGroup var trainer: TrainerOption
  @OptionGroup var top: TopOption
  @OptionGroup var progress: ProgressOption
  @OptionGroup var part: ShardOption

  @Flag(help: "Stop at the first run that diverges or fails.")
  var failFast = false

  @Flag(help: "Start over: discard the records in the results folder, after asking.")
  var fresh = false

  @Flag(help: "With --fresh: do not ask.")
  var force = false

  @Flag(help: "Write the results as JSON to standard output instead of the table.")
  var json = false

  @Flag(name: .customLong("no-report"), help: "Do not write report.html into the results folder.")
  var omitsReport = false

  func validate() throws {
    if force, !fresh { throw ValidationError("--force needs --fresh") }
    if part.shard != nil, fresh || json {
      throw ValidationError(
        "--shard trains beside other shards and cannot be combined with \(fresh ? "--fresh" : "--json")")
    }
    if fresh, !arguments.points.only.isEmpty {
      throw ValidationError("--fresh starts the whole experiment over and cannot be combined with --only")
    }
  }

  func run() throws {
    let progress = SweepProgress(progress.form())
    let store = DataStore(threads: Machine.processorCount)
    let named = try arguments.experiment(store: store)
    let folder = results.folder(of: named.name)
    if let shard = part.shard {
      return try train(shard, of: named, in: folder, store: store, progress: progress)
    }
    if fresh, !force { try confirmFreshStart(in: folder) }
    let session = try TrainingSession(
      named, overrides: named.experiment.overrides, store: store, folder: folder, isFresh: fresh,
      host: Machine.host)
    for repair in session.repairs { Reporting.note(repair) }
    Interruption.watch()
    let end = try session.train(
      jobs: jobs.threads, trainer: trainer.trainer, failsFast: failFast,
      observer: progress)
    for note in session.notes { Reporting.note(note) }
    let analysis = try session.finish()
    if end == .complete { try session.keepChosenRun(analysis, jobs: jobs.threads) }
    if end == .complete, let note = session.noteOnNetworks(analysis) { Reporting.note(note) }
    // A page of an earlier run would contradict the new files.
    session.removeReport()
    if !omitsReport { writeReport(analysis, of: session) }
    let output = Terminal.output
    if json {
      output.write(String(decoding: analysis.resultsJSON, as: UTF8.self))
    } else {
      let command = TrainingCommand(
        spec: named.path, overrides: arguments.overrides, results: results.folder)
      output.writeProse(
        SummaryTable(analysis, command: command)
          .text(top: top.count, width: output.width, isStyled: output.hasColor))
    }
    try conclude(end, summary: analysis.summary, session: session)
  }

  /// The results are on the disk already, and a page that cannot be written must not fail the run.
  private func writeReport(_ analysis: ExperimentAnalysis, of session: TrainingSession) {
    do { try session.writeReport(analysis) } catch {
      Reporting.note("warning: no report: \(error)")
    }
  }

  /// Prints expectations and failures, and exits with the code of the result.
  private func conclude(_ end: SweepEnd, summary: ExperimentSummary, session: TrainingSession) throws {
    for expectation in session.prepared.experiment.spec.expectations {
      Reporting.note(CheckTable.line(of: ExpectationJudgement(of: expectation, in: summary)))
    }
    Reporting.note("results: \(session.folder)")
    switch end {
    case .complete, .blocked: break
    case .interrupted:
      // With --fresh, the finished runs would be discarded again.
      let command = ShellCommand.own(without: ["--fresh", "--force"])
      Reporting.note("interrupted; to continue: \(command)")
      throw ExitCode(ExitStatus.incomplete.rawValue)
    case .stoppedAt(let key):
      Reporting.error(
        "stopped at the first run that diverged or failed: \(session.prepared.name(of: key))")
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    for message in session.failures { Reporting.error(message) }
    if case .blocked(let key) = end {
      Reporting.note(
        "the sweep waits for a run that failed, \(session.prepared.name(of: key)): what is trained next depends on it; to "
          + "train it again: \(ShellCommand.own(without: ["--fresh", "--force"]))")
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
    if summary.counts.failed > 0 || summary.counts.measured == 0 {
      throw ExitCode(ExitStatus.failed.rawValue)
    }
  }

  /// Asks before finished runs are discarded.
  private func confirmFreshStart(in folder: String) throws {
    let finished = try FreshStart.finishedRuns(in: folder)
    guard finished > 0 else { return }
    let question = "\(folder) contains \(finished) finished \(finished == 1 ? "run" : "runs")"
    guard Terminal.input.isInteractive, Terminal.error.isInteractive else {
      throw OperationError(.usage, "\(question), which --fresh would discard; add --force to discard them")
    }
    Terminal.error.write("\(question). Discard them and start over? [y/N] ")
    guard ["y", "yes"].contains(readLine()?.lowercased()) else {
      throw OperationError(.declined, "nothing was changed")
    }
  }
}

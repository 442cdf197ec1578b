import ArgumentParser
import Experiments
import Reports
import Synchronization

/// Trains afresh and judges by the baseline and by `expect:`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Trains an experiment afresh and judges it by its baseline and its expect:.",
    discussion: """
      Nothing is written. docs/Checks.md says how verdicts come about.

      Exit codes: 0 well; 2 a metric regressed or an expectation failed; 3 inconclusive, incomparable, missing, or nothing to \
      judge by; 70 the same run gave other bits; 75 interrupted.
      """)

  @OptionGroup var arguments: SpecArguments

  @Option(help: ArgumentHelp("The baseline; default: results/<name>/baseline.json.", valueName: "file"))
  var baseline: String?

  @Option(help: ArgumentHelp("The folder that results/<name>/ stands in for.", valueName: "folder"))
  var results = "results"

  @Option(help: "Threads that train, at most as many as there are processors, which is the default.")
  var jobs: Int?

  func run() throws {
    let store = DataStore()
    let experiment = try arguments.experiment(store: store).experiment
    let accepted = try exiting { try baselineFile(for: experiment.spec.name) }
    let runs = try exiting { try ExperimentRuns(of: experiment, store: store) }
    Interruption.watch()
    guard let records = try train(runs, store: store) else {
      Reporting.note("interrupted; nothing was judged")
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
    let summary = ExperimentSummary(ExperimentOutcome(of: experiment, runs: runs) { records[$0] })
    let fresh = try exiting {
      try Baseline(of: experiment, runs: runs, store: store, toolVersion: Version.text) { records[$0] }
    }
    let spec = experiment.spec
    let judgement = CheckJudgement(
      of: fresh.runs, fixed: fresh.fixed, against: accepted, ranking: spec.ranking, settings: spec.check,
      expectations: spec.expectations.map { ExpectationJudgement(of: $0, in: summary) })
    for line in CheckTable(judgement, summary: summary).lines { Terminal.output.writeLine(line) }
    switch judgement.gate {
    case .passed: break
    case .failed: throw ExitCode(ExitStatus.regressed.rawValue)
    case .undecided: throw ExitCode(ExitStatus.undecided.rawValue)
    case .broken: throw ExitCode(ExitStatus.software.rawValue)
    }
  }

  /// nil where the default file is not there; a file that was asked for must be.
  private func baselineFile(for name: String) throws -> Baseline? {
    let path = baseline ?? "\(results)/\(name)/baseline.json"
    guard baseline != nil || PosixFolder.exists(path) else { return nil }
    let bytes = try PosixFile(path, for: .reading).contents()
    do {
      return try Baseline(parsing: bytes)
    } catch {
      throw FileError("read", path, "\(error)")
    }
  }

  /// The records of all runs by identity; nil when it was interrupted.
  private func train(_ runs: ExperimentRuns, store: DataStore) throws -> [String: RunRecord]? {
    var seen: Set<String> = []
    let tasks = runs.tasks.filter { seen.insert($0.identity).inserted }
    let threads = min(jobs ?? .max, Machine.processorCount)
    Reporting.note(
      "training \(tasks.count) \(tasks.count == 1 ? "run" : "runs") afresh on \(threads) threads")
    let records = Mutex<[String: RunRecord]>([:])
    let end = try Runner(store: store, jobs: threads, failsFast: false).run(
      try Planner(jobs: threads).bundles(of: tasks, store: store),
      commit: { _, _ in }, clock: Machine.seconds, isInterrupted: { Interruption.isAsked },
      committed: { group in
        records.withLock { records in
          for (_, record) in group { records[record.identity] = record }
        }
      })
    return end == .complete ? records.withLock { $0 } : nil
  }
}

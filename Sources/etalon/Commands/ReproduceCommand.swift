import ArgumentParser
import Experiments
import Reports
import YAML

/// Trains recorded runs again and compares bits.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Trains the runs of a results folder or a baseline again, and compares them to the bit.",
    discussion: """
      Nothing is written. The spec is the one that lies in the folder, with the command line's values of then; a \
      baseline that lies alone needs --spec.

      Exit codes: 0 all the same bits; 2 a run gave other bits, or the data are others; 3 nothing to compare, or \
      the spec no longer names some of the runs; 65 bad spec or data; 75 interrupted.
      """)

  @Argument(help: "A results folder, such as results/digits, or a baseline.json.", completion: .directory)
  var results: String

  @Argument(help: ArgumentHelp("Values to put over those of --spec.", valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    help: ArgumentHelp(
      "Another spec's file than the one in the folder; data are looked for beside it.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var spec: String?

  @Option(help: "Train so many runs, spread over the experiment; always the same ones.")
  var sample: Int?

  @Option(
    name: .customLong("only"),
    help: ArgumentHelp("Only the points with this axis value; may be repeated.", valueName: "path=value"))
  var only: [String] = []

  @Option(help: "Threads that train, at most as many as there are processors, which is the default.")
  var jobs: Int?

  @Option(
    help: ArgumentHelp("The trainer for all runs: reference, lanes or tiles.", valueName: "name"))
  var trainer: Trainer?

  @Flag(help: "Write the result as JSON.")
  var json = false

  @Flag(help: "Show no progress.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if let sample, sample < 1 { throw ValidationError("--sample is at least 1") }
    if spec == nil, let first = overrides.first {
      throw ValidationError("'\(first)': values go over those of a spec, and there is no --spec")
    }
  }

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let recorded = try ResultsArgument.recorded(in: results)
    let experiment = try experiment(of: recorded, store: store)
    let plan = try reading { try Self.plan(of: recorded, by: experiment, sample: sample, store: store) }
    if !json { for line in ReproductionTable.premises(of: plan) { Terminal.output.writeLine(line) } }
    let reproduction = Reproduction(
      plan, kept: recorded.records, now: try train(plan, experiment: experiment, store: store))
    if json {
      Terminal.output.write(String(decoding: reproduction.json.indentedBytes, as: UTF8.self))
    } else {
      let table = ReproductionTable(reproduction, name: recorded.baseline.name)
      for line in table.lines { Terminal.output.writeLine(line) }
    }
    switch reproduction.result {
    case .same: break
    case .different: throw ExitCode(ExitStatus.regressed.rawValue)
    case .incomplete: throw ExitCode(ExitStatus.undecided.rawValue)
    }
  }

  private static func plan(
    of recorded: RecordedResults, by experiment: Experiment, sample: Int?, store: DataStore
  ) throws -> ReproductionPlan {
    let runs = try ExperimentRuns(of: experiment, store: store)
    let today = try Baseline(
      of: experiment, runs: runs, store: store, toolVersion: Version.text, records: { _ in nil })
    return ReproductionPlan(
      of: recorded, by: experiment, tasks: runs.tasks, fixed: today.fixed, sample: sample)
  }

  private func train(
    _ plan: ReproductionPlan, experiment: Experiment, store: DataStore
  ) throws -> [String: RunRecord] {
    let tasks = plan.steps.map(\.task)
    let threads = min(jobs ?? .max, Machine.processorCount)
    if !quiet, !tasks.isEmpty {
      Reporting.note(
        "training \(tasks.count) \(tasks.count == 1 ? "run" : "runs") again on \(threads) threads")
    }
    Interruption.watch()
    let fresh = FreshRuns(
      experiment: experiment, store: store, jobs: threads, trainer: trainer, showsProgress: !quiet)
    guard let records = try reading({ try fresh.train(tasks) }) else {
      Reporting.note("interrupted; nothing was compared")
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
    return records
  }

  /// The experiment that the results are of, as it is read today.
  private func experiment(of recorded: RecordedResults, store: DataStore) throws -> Experiment {
    if let spec {
      return try SpecArguments.experiment(of: spec, overrides: overrides, only: only, store: store).experiment
    }
    let folder = recorded.folder == nil ? PosixFolder.parent(of: recorded.path) : recorded.path
    return try reading {
      guard let manifest = try Manifest(results: folder) else {
        throw FileError(
          "reproduce", recorded.path, "a baseline does not hold its spec; name its file with --spec")
      }
      do {
        return try RecordedSpec.experiment(in: folder, manifest: manifest, only: only, store: store)
      } catch let mistakes as Diagnostics {
        Reporting.show(mistakes.all)
        Reporting.note(
          "this is the spec that lies in \(folder), its paths begin at \(manifest.specFile ?? "the current folder"); "
            + "if the data are elsewhere, --spec names a spec beside them")
        throw ExitCode(ExitStatus.badInput.rawValue)
      }
    }
  }

  /// Turns errors of what is read into words: nothing is written here.
  private func reading<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as ExitCode {
      throw error
    } catch {
      Reporting.error("\(error)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}

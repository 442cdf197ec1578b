import ArgumentParser
import Operations
import Reports
import Results
import Running
import Specs
import YAML

/// Trains recorded runs again and compares them bit for bit.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Train recorded runs again and compare them bit by bit.",
    discussion: """
      Nothing is written. The spec is the copy in the results folder, with the values of the original command line; a \
      baseline without a results folder needs --spec.

      EXAMPLES
        etalon reproduce results/digits --sample 10
        etalon reproduce baseline.json --spec mine.yaml

      Exit codes: 0 bit-identical; 2 a run is not bit-identical, or the data differ; 3 nothing to compare, or the spec \
      no longer contains some of the runs; 65 bad spec or data; 75 interrupted.
      """)

  @Argument(help: "A results folder, such as results/digits, or a baseline.json.", completion: .directory)
  var results: String

  @Argument(help: ArgumentHelp("Values that override those of --spec.", valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    help: ArgumentHelp(
      "Use this spec instead of the one in the folder; data paths start at its folder.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var spec: String?

  @Option(
    help: ArgumentHelp("Train n runs spread over the experiment, always the same ones.", valueName: "n"))
  var sample: Int?

  @OptionGroup var points: OnlyOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var trainer: TrainerOption
  @OptionGroup var progress: ProgressOption

  @Flag(help: "Write the result as JSON.")
  var json = false

  func validate() throws {
    if let sample, sample < 1 { throw ValidationError("--sample must be at least 1") }
    if spec == nil, let first = overrides.first {
      throw ValidationError("'\(first)': values require --spec")
    }
  }

  func run() throws {
    let progress = SweepProgress(progress.form())
    let store = DataStore(threads: Machine.processorCount)
    let recorded = try RecordedResults(reading: results)
    let run = try ReproductionRun(
      of: recorded, by: experiment(of: recorded, store: store), sample: sample, store: store)
    if !json { for line in ReproductionTable.premises(of: run.plan) { Terminal.output.writeProseLine(line) } }
    Interruption.watch()
    let reproduction = try run.reproduce(
      jobs: jobs.threads, trainer: trainer.trainer, host: Machine.host,
      observer: progress)
    guard let reproduction else {
      throw OperationError(.incomplete, "interrupted; nothing was compared")
    }
    if json {
      Terminal.output.write(String(decoding: reproduction.json.indentedBytes, as: UTF8.self))
    } else {
      let table = ReproductionTable(reproduction, name: recorded.baseline.name)
      for line in table.lines { Terminal.output.writeProseLine(line) }
    }
    switch reproduction.result {
    case .same: break
    case .different: throw ExitCode(ExitStatus.regressed.rawValue)
    case .incomplete: throw ExitCode(ExitStatus.inconclusive.rawValue)
    }
  }

  /// The experiment of the results, as it is read now.
  private func experiment(of recorded: RecordedResults, store: DataStore) throws -> Experiment {
    if let spec {
      return try SpecArguments.experiment(of: spec, overrides: overrides, only: points.only, store: store)
        .experiment
    }
    do {
      return try ReproductionRun.recordedExperiment(of: recorded, only: points.only, store: store)
    } catch let mistakes as Diagnostics {
      Reporting.show(mistakes)
      Reporting.note(
        "this spec is the copy in \(results), and its data paths start where the original spec was; "
          + "if the data are elsewhere now, pass --spec with a spec beside them")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}

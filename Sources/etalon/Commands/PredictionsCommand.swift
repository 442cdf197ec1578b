import ArgumentParser
import Files
import Learning
import Networks
import Operations
import Running

/// Writes the predictions of a run for the samples of one part of its data.
struct PredictionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predictions",
    abstract: "Write a run's predictions for the samples of its data.",
    discussion: """
      One line per sample: its row number in the file, target, prediction, and the probability of each class where the \
      outputs are probabilities. The run is chosen as by etalon network.

      EXAMPLES
        etalon predictions results/digits --output mistakes.csv
        etalon predictions results/digits --part validation --keep

      Exit codes: 0 success; 65 bad results, spec or data; 70 the weights are not bit-identical to the record's; 74 the \
      file could not be written; 75 interrupted, or the runs are missing.
      """)

  @OptionGroup var results: ResultsArgument
  @OptionGroup var choice: RunOptions

  @Option(
    help: ArgumentHelp(
      "The part: train, validation or test (default: test, or else validation, or else train).",
      valueName: "part"))
  var part: DatasetPart?

  @Flag(help: "Write the input columns too, so that etalon predict can read the file.")
  var keep = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to this file (default: standard output).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var output: String?

  @OptionGroup var jobs: JobsOption
  @OptionGroup var progress: ProgressOption

  func run() throws {
    let progress = SweepProgress(progress.form())
    let source = try NetworkSource(
      results.folder, only: choice.points.only, store: DataStore(threads: Machine.processorCount))
    let selection = try source.selection(choice.wish(points: source.chosen))
    Interruption.watch()
    let training = NetworkTraining(source.prepared, folder: results.folder, host: Machine.host)
    let predictions = try training.predictions(
      of: selection, part: part, jobs: jobs.threads, observer: progress)
    guard let predictions else { throw OperationError(.incomplete, "interrupted; nothing was written") }
    for line in selection.lines {
      if output == nil { Reporting.note(line) } else { Terminal.output.writeLine(line) }
    }
    let csv = predictions.csv(keepingInputs: keep)
    guard let output else { return Terminal.output.write(String(decoding: csv, as: UTF8.self)) }
    try AtomicFile.replace(output, with: csv)
    Terminal.output.writeLine(
      "wrote \(output): \(predictions.samples.count) samples of the \(predictions.samples.part.rawValue) part of "
        + predictions.samples.source)
  }
}

extension DatasetPart: ExpressibleByArgument {}

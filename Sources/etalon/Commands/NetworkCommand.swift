import ArgumentParser
import Datasets
import Networks
import Operations
import Running

/// Writes the trained network of a run to a file.
struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Write a run's trained network to a file.",
    discussion: """
      The run is trained again, unless its network was kept at training; its weights must have the digest in its record. \
      Without --seed and --fold it is, of the best point, the run with the median of the ranking metric (of an even \
      number the worse of the middle two). The format follows the extension. docs/Networks.md describes the formats.

      EXAMPLES
        etalon network results/digits --output digits.safetensors
        etalon network results/digits --only network.hidden=[32] --seed 3 --output digits.json
        etalon network results/digits --output digits.onnx --inputs tensor
        etalon network results/digits --output digits.h

      Exit codes: 0 success; 65 bad results, spec or data; 70 the weights are not bit-identical to the record's, nothing \
      is written; 74 the file could not be written; 75 interrupted, or the runs are missing.
      """)

  @OptionGroup var results: ResultsArgument
  @OptionGroup var choice: RunOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write: .safetensors, .json, .onnx or .h (C).", valueName: "file"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      """
      How samples enter an .onnx model: columns (one input per column, by name) or tensor (one matrix of numbers; the \
      default unless a column holds texts).
      """, valueName: "columns|tensor"))
  var inputs: ONNXInputs?

  @Option(
    help: ArgumentHelp(
      "Train the chosen point on more data, as a run of its own: train+validation or all.", valueName: "data")
  )
  var refit: RefitData?

  @OptionGroup var jobs: JobsOption
  @OptionGroup var progress: ProgressOption

  func run() throws {
    let format = try NetworkFormat(of: output, inputs: inputs)
    let progress = SweepProgress(progress.form())
    let source = try NetworkSource(
      results.folder, only: choice.points.only, store: DataStore(threads: Machine.processorCount))
    let selection = try source.selection(choice.wish(points: source.chosen))
    for line in selection.lines { Terminal.output.writeLine(line) }
    Interruption.watch()
    let training = NetworkTraining(source.prepared, folder: results.folder, host: Machine.host)
    guard let pipeline = try pipeline(of: selection, by: training, observer: progress) else {
      throw OperationError(.incomplete, "interrupted; nothing was written")
    }
    try format.write(pipeline, to: output, inputs: inputs)
    Terminal.output.writeLine("wrote \(output): \(pipeline.summary)")
  }

  /// The selected run's network, or its refit's; nil if interrupted.
  private func pipeline(
    of selection: NetworkSelection, by training: NetworkTraining, observer: SweepProgress
  ) throws -> TrainedPipeline? {
    guard let refit else {
      return try training.pipeline(of: selection, jobs: jobs.threads, observer: observer)
    }
    let more = try training.refit(refit, of: selection)
    for line in more.lines { Terminal.output.writeLine(line) }
    return try training.pipeline(of: more, selection: selection, jobs: jobs.threads, observer: observer)
  }
}

extension ONNXInputs: ExpressibleByArgument {}

extension RefitData: ExpressibleByArgument {}

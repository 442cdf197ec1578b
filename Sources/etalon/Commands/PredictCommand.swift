import ArgumentParser
import Files
import JSON
import Networks
import Operations

/// Predicts the rows of a table by a trained network.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Predict the rows of a table by a trained network.",
    discussion: """
      Reads the .safetensors and .json files that etalon network writes, and data files as dataset: reads them. Columns are \
      matched by name; others are ignored. Where the target column is there too, metrics are printed, those of --expect \
      among them. Values that training did not have are counted; docs/Networks.md says what becomes of them.

      EXAMPLES
        etalon predict digits.safetensors new.csv --output predicted.csv
        etalon predict digits.safetensors test.csv --expect 'accuracy>=0.95' --json
        etalon predict mnist.safetensors t10k-images.idx3-ubyte --targets t10k-labels.idx1-ubyte

      Exit codes: 0 success; 2 an expectation is not met; 3 the table has no targets to judge by; 65 bad model or data; \
      74 a file could not be written.
      """)

  @Argument(help: "A .safetensors or .json file that etalon network wrote.", completion: .file())
  var model: String

  @Argument(
    help: "The data: CSV, TSV and their relatives, NumPy's .npz and .npy, or IDX; also as .gz.",
    completion: .file())
  var data: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the predictions to this file (default: standard output).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var output: String?

  @Option(
    help: ArgumentHelp("The targets of an .npy or IDX file, in a file of the same kind.", valueName: "file"),
    completion: .file())
  var targets: String?

  @Flag(help: "Write the probability of each class.")
  var probabilities = false

  @Flag(help: "Write the input columns before the predictions.")
  var keep = false

  @Option(
    help: ArgumentHelp("A bound for a metric, such as accuracy>=0.95; repeatable.", valueName: "bound"))
  var expect: [String] = []

  @Flag(help: "Write the counts and metrics as JSON, and no predictions unless --output names a file.")
  var json = false

  func run() throws {
    if let output, let file = PosixFolder.resolved(output),
      [model, data].contains(where: { PosixFolder.resolved($0) == file })
    {
      throw OperationError(.usage, "--output \(output) is a file that is read; name another one")
    }
    var run = try PredictionRun(
      model: model, data: data, targets: targets, columns: .init(probabilities: probabilities, inputs: keep),
      expected: expect)
    Interruption.watch()
    let report = try predict(&run)
    let judged = report.judged
    if json {
      let json = report.json(model: model, run: run.pipeline.provenance.run)
      Terminal.output.write(String(decoding: json.indentedBytes, as: UTF8.self))
    } else {
      // Standard output may be the predictions.
      for line in report.notes + report.lines + judged.map(\.text) {
        if output == nil { Reporting.note(line) } else { Terminal.output.writeLine(line) }
      }
    }
    if judged.contains(where: { $0.isMet == false }) { throw ExitCode(ExitStatus.regressed.rawValue) }
    if judged.contains(where: { $0.isMet == nil }) { throw ExitCode(ExitStatus.inconclusive.rawValue) }
  }

  private func predict(_ run: inout PredictionRun) throws -> PredictionReport {
    if let output { return try run.predict(to: output) { Interruption.isAsked } }
    if json { return try run.predict(isInterrupted: { Interruption.isAsked }, write: nil) }
    return try run.predict(isInterrupted: { Interruption.isAsked }) { bytes in
      Terminal.output.write(String(decoding: bytes, as: UTF8.self))
    }
  }
}

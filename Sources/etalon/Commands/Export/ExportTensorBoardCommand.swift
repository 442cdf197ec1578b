import ArgumentParser
import JSON
import Operations
import Running
import Specs

/// Writes results as TensorBoard's event files.
struct ExportTensorBoardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tensorboard", abstract: "Write results as event files for TensorBoard.",
    discussion: """
      Writes DIR/<experiment>/<run>/ with the curves as scalars and a row for HParams. The folder of an experiment is \
      replaced as a whole; a folder that this command did not write is not touched.

      EXAMPLES
        etalon export tensorboard results/digits logs && tensorboard --logdir logs
        etalon export tensorboard results/digits results/iris logs --only training.learning_rate=0.1

      Exit codes: 0 success; 65 results cannot be read; 74 a file could not be written.
      """)

  @OptionGroup var arguments: ExportArguments

  func validate() throws {
    if arguments.folders.count < 2 {
      throw ValidationError("expected results folders, then the folder to write to: results/digits logs")
    }
  }

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let target = arguments.folders.last!
    let exports = try arguments.folders.dropLast().map { folder in
      let results = try TrackedResults(of: folder, only: arguments.points.only, store: store)
      return (results: results, export: TensorBoardExport(results.experiment, to: target))
    }
    if let twice = exports.map(\.export.path).firstRepeated {
      throw OperationError(
        .usage, "two results folders would be written to \(twice); export them to different folders")
    }
    for (results, export) in exports {
      try export.write()
      if !arguments.json { Terminal.output.writeLine(line(of: export, results)) }
    }
    if arguments.json {
      Terminal.output.write(
        String(
          decoding: JSON.array(exports.map { json(of: $0.export, $0.results) }).indentedBytes, as: UTF8.self))
    }
  }

  private func line(of export: TensorBoardExport, _ results: TrackedResults) -> String {
    var line = "\(export.path): \(counted(export.runCount, "run"))"
    if export.nonFinite > 0 { line += "; \(counted(export.nonFinite, "value")) NaN or infinite" }
    let missing = results.experiment.missing
    if missing > 0 { line += "; \(counted(missing, "run")) not trained yet" }
    return line
  }

  private func json(of export: TensorBoardExport, _ results: TrackedResults) -> JSON {
    [
      "folder": .string(results.folder), "path": .string(export.path), "runs": .int(export.runCount),
      "not_trained": .int(results.experiment.missing), "non_finite": .int(export.nonFinite),
    ]
  }
}

extension [String] {
  /// The first element that equals an earlier one.
  fileprivate var firstRepeated: String? {
    var seen: Set<String> = []
    return first { !seen.insert($0).inserted }
  }
}

import ArgumentParser
import Datasets
import Files
import Operations
import YAML

/// Lists the bundled data sets, or describes one of them, or a table.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datasets", abstract: "List the bundled data sets, or describe one, or a table.",
    discussion: """
      EXAMPLES
        etalon datasets
        etalon datasets digits
        etalon datasets mine.csv --target species
      """)

  @Argument(help: "The data set to describe: a bundled set's name, or a table's path.", completion: .file())
  var name: String?

  @Option(
    help: ArgumentHelp(
      "The column of a table to predict, by name or number (default: the last).", valueName: "column"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "The column, or array of an archive, whose rows of one value stay together in a split.",
      valueName: "column"))
  var group: String?

  @Option(
    help: ArgumentHelp("The column, or array of an archive, with the samples' weights.", valueName: "column"))
  var weight: String?

  @Option(help: "The size of a generated set: n of parity and encoder, samples per class of two_spirals.")
  var size: Int?

  func run() throws {
    guard let name else {
      guard size == nil else {
        throw OperationError(.usage, "--size needs a data set: etalon datasets parity --size 4")
      }
      return write(BundledDatasetText.list)
    }
    guard let set = BundledDataset.named(name) else { return try describe(unbundled: name) }
    if let option = options.first {
      throw OperationError(.usage, "\(option) needs a table, and \(name) is a bundled set")
    }
    do {
      write(BundledDatasetText.description(of: set, DatasetSummary(try set.load(size: size))))
    } catch {
      throw OperationError(.usage, "\(error)")
    }
  }

  private func describe(unbundled name: String) throws {
    guard name.contains("/") || name.contains(".") || PosixFolder.exists(name) else {
      let names = BundledDataset.all.map(\.name)
      let hint =
        nearestName(to: name, in: names).map { "did you mean '\($0)'?" }
        ?? "bundled are \(names.joined(separator: ", "))"
      throw OperationError(.usage, "bundled data set '\(name)' not found; \(hint)")
    }
    guard size == nil else {
      throw OperationError(.usage, "--size needs a generated set, and \(name) is a file")
    }
    if let survey = try NumPySurvey(path: name, target: target, group: group, weight: weight) {
      return write(NumPySurveyText(survey, options: options).lines)
    }
    let survey = try TableSurvey(path: name, target: target, group: group, weight: weight)
    write(SurveyText(survey, options: options).lines)
  }

  /// The options that say what columns or arrays are for, with their values.
  private var options: [String] {
    [("--target", target), ("--group", group), ("--weight", weight)].flatMap { option, value in
      value.map { [option, $0] } ?? []
    }
  }

  private func write(_ lines: [String]) {
    for line in lines { Terminal.output.writeProseLine(line) }
  }
}

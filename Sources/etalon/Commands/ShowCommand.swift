import ArgumentParser
import Experiments
import Reports

/// Prints the table of an experiment that has been run.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints the results in a folder again, best point first.")

  @Argument(help: "A results folder, such as results/digits.", completion: .directory)
  var folder: String

  @Option(help: "How many points the table shows.")
  var top = 10

  @Flag(help: "Write the results as JSON instead of the table.")
  var json = false

  func validate() throws {
    if top < 1 { throw ValidationError("--top is at least 1") }
  }

  func run() throws {
    let summary = try ResultsArgument.summary(of: folder)
    guard !json else {
      Terminal.output.write(String(decoding: summary.resultsJSON, as: UTF8.self))
      return
    }
    let terminal = Terminal.output
    terminal.write(SummaryTable(summary).text(top: top, width: terminal.width, isStyled: terminal.hasColor))
  }
}

/// A results folder as an argument.
enum ResultsArgument {
  /// What stands in a results folder, summed up; says why where there is nothing to sum up.
  static func summary(of folder: String) throws -> ExperimentSummary {
    do {
      if let outcome = try ExperimentOutcome(results: folder) { return ExperimentSummary(outcome) }
      Reporting.error("\(folder) holds no results; etalon run writes them")
    } catch {
      Reporting.error("\(error)")
    }
    throw ExitCode(ExitStatus.badInput.rawValue)
  }

  /// The results in a folder or in a baseline's file; says why where they cannot be read.
  static func recorded(in path: String) throws -> RecordedResults {
    do {
      return try RecordedResults(reading: path)
    } catch {
      Reporting.error("\(error)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}

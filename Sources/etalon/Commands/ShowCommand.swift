import ArgumentParser
import Operations
import Reports
import Results

/// Prints the results of an experiment.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the results in a folder, best point first.",
    discussion: """
      EXAMPLES
        etalon show results/digits --top 20
        etalon show results/digits --json > digits.json
        etalon show results/digits --cost
      """)

  @OptionGroup var results: ResultsArgument
  @OptionGroup var top: TopOption

  @Flag(help: "Write the results as JSON instead of the table.")
  var json = false

  @Flag(
    help:
      "Show what training the runs cost instead: time in training alone, connection updates, machine and builds."
  )
  var cost = false

  @Option(help: "Sort points by rank, weights, or updates (connection updates); smaller first.")
  var sort = SummaryTable.Order.rank

  func validate() throws {
    if json, cost { throw ValidationError("--json and --cost exclude each other") }
  }

  func run() throws {
    if cost {
      for line in try RecordedCost(of: results.folder).lines { Terminal.output.writeProseLine(line) }
      return
    }
    let analysis = ExperimentAnalysis(try ResultsFolder.summary(of: results.folder))
    let output = Terminal.output
    if json {
      output.write(String(decoding: analysis.resultsJSON, as: UTF8.self))
    } else {
      let command = try ResultsFolder.trainingCommand(of: results.folder)
      output.writeProse(
        SummaryTable(analysis, command: command, order: sort)
          .text(top: top.count, width: output.width, isStyled: output.hasColor))
    }
  }
}

extension SummaryTable.Order: ExpressibleByArgument {}

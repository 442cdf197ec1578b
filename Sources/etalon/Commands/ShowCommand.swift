import ArgumentParser
import Operations
import Reports
import Results

/// Prints the table of an experiment that has been run.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the results in a folder, best point first.",
    discussion: """
      EXAMPLES
        etalon show results/digits --top 20
        etalon show results/digits --json > digits.json
      """)

  @OptionGroup var results: ResultsArgument
  @OptionGroup var top: TopOption

  @Flag(help: "Write the results as JSON instead of the table.")
  var json = false

  func run() throws {
    let analysis = ExperimentAnalysis(try ResultsFolder.summary(of: results.folder))
    let output = Terminal.output
    output.write(
      json
        ? String(decoding: analysis.resultsJSON, as: UTF8.self)
        : SummaryTable(analysis).text(top: top.count, width: output.width, isStyled: output.hasColor))
  }
}

import ArgumentParser
import Operations
import Reports

/// Prints the results of an experiment.
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
    let summary = try ResultsFolder.summary(of: results.folder)
    let output = Terminal.output
    output.write(
      json
        ? String(decoding: summary.resultsJSON, as: UTF8.self)
        : SummaryTable(summary).text(top: top.count, width: output.width, isStyled: output.hasColor))
  }
}

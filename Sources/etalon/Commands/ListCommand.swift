import ArgumentParser
import Operations
import Reports

/// Lists results folders.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List results folders with state, best value, baseline.",
    discussion: """
      EXAMPLES
        etalon list
        etalon list ~/project/results
      """)

  @Argument(help: "The folder that holds results folders.", completion: .directory)
  var folder = "results"

  func run() throws {
    let listing = try ResultsListing(of: folder)
    let rows = listing.rows.map { row in
      ListingTable.Row(
        name: row.name, state: row.state, analysis: row.analysis, spec: row.spec?.rawValue ?? "–",
        hasBaseline: row.hasBaseline)
    }
    let output = Terminal.output
    for line in ListingTable(rows).lines(width: output.width) { output.writeLine(line) }
    for row in listing.rows {
      if let error = row.error { Reporting.error("\(error)") }
    }
  }
}

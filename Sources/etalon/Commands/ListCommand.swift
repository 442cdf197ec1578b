import ArgumentParser
import Files
import Operations
import Pages
import Reports

/// Lists results folders.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List results folders with state, best value, baseline.",
    discussion: """
      EXAMPLES
        etalon list
        etalon list ~/project/results --html
      """)

  @Argument(help: "The folder that holds results folders.", completion: .directory)
  var folder = "results"

  @Flag(help: "Also write the list to index.html in that folder, with links to the reports.")
  var html = false

  func run() throws {
    let listing = try ResultsListing(of: folder)
    let rows = listing.rows.map { row in
      ListingTable.Row(
        name: row.name, state: row.state, analysis: row.analysis, spec: row.spec?.rawValue ?? "–",
        hasBaseline: row.hasBaseline)
    }
    let output = Terminal.output
    let table = ListingTable(rows)
    for line in table.lines(width: output.width) { output.writeLine(line) }
    for row in listing.rows {
      if let error = row.error { Reporting.error("\(error)") }
    }
    if html { try writePage(of: table, listing) }
  }

  private func writePage(of table: ListingTable, _ listing: ResultsListing) throws {
    let links = listing.rows.map { row in
      let page = "\(row.name)/\(ReportPage.fileName)"
      return PosixFolder.exists("\(folder)/\(page)") ? page : nil
    }
    let path = "\(folder)/index.html"
    try AtomicFile.replace(path, with: IndexPage(title: "Results", table: table, links: links).bytes)
    Reporting.note("index: \(path)")
  }
}

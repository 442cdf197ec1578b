import ArgumentParser
import Operations
import Reports
import Results

/// Writes a table of results for a paper.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Write a table of results for a paper.",
    discussion: """
      The best point and all that are statistically indistinguishable from it are bold; the caption says what the \
      numbers are, which test was used, and how the points were chosen.

      EXAMPLES
        etalon table results/digits > digits.tex
        etalon table results/digits --rows network.layers --columns training.learning_rate
        etalon table results/a results/b sklearn.csv --format markdown
      """)

  @Argument(
    help: "Results folders, or CSV files with param.*, seed and metric.* columns.", completion: .directory)
  var results: [String]

  @Option(help: ArgumentHelp("The axis over the rows.", valueName: "path"))
  var rows: String?

  @Option(help: ArgumentHelp("The axis over the columns.", valueName: "path"))
  var columns: String?

  @Option(help: "latex, markdown or csv.")
  var format = Format.latex

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case latex, markdown, csv
  }

  func run() throws {
    let analyses = try results.map { ExperimentAnalysis(try ResultsFolder.summary(of: $0)) }
    let table: ResultTable
    do {
      table = try ResultTable(of: analyses, rows: rows, columns: columns)
    } catch {
      throw OperationError(.usage, "\(error)")
    }
    switch format {
    case .latex: Terminal.output.write(table.latex)
    case .markdown: Terminal.output.write(table.markdown)
    case .csv: Terminal.output.write(String(decoding: table.csv, as: UTF8.self))
    }
  }
}

import ArgumentParser
import Files
import Operations
import Pages
import Running

/// Writes the page of one results folder, or of several.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the results of one or more folders as a page.",
    discussion: """
      etalon run writes report.html itself when it ends. This command writes it again, also while a sweep runs or after \
      it was interrupted. The page is one file that needs no network, and has the same bytes on every machine. \
      docs/Report.md describes it.

      EXAMPLES
        etalon report results/digits --open
        etalon report results/digits results/iris --output both.html
        etalon report sklearn.csv --output sklearn.html
        etalon report results/digits --plots figures --width 85mm
      """)

  @Argument(
    help: "Results folders, such as results/digits, or CSV files of other programs.", completion: .directory)
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      "Write the page to FILE (default: report.html in the folder, or in the current one for several).",
      valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Also write each figure to DIR as SVG and PDF, with its numbers as CSV.", valueName: "dir"),
    completion: .directory)
  var plots: String?

  @Option(help: ArgumentHelp("The width of the PDF files of --plots, such as 85mm.", valueName: "length"))
  var width: Millimetres?

  @Flag(help: "Open the page in the browser.")
  var open = false

  func validate() throws {
    if output == "" { throw ValidationError("--output must not be empty") }
    if width != nil, plots == nil { throw ValidationError("--width needs --plots") }
    if folders.contains("") { throw ValidationError("a results folder must not be empty") }
  }

  func run() throws {
    let results = try ReportFile.results(in: folders, store: DataStore(threads: Machine.processorCount))
    let path = output ?? (folders.count == 1 ? ReportFile.path(for: folders[0]) : ReportPage.fileName)
    try ReportFile.checkOutput(path, inputs: folders)
    try AtomicFile.replace(path, with: ReportPage(results).bytes)
    Reporting.note("report: \(path)")
    if let plots { try write(results, to: plots) }
    if open, !Browser.open(Machine.host.absolute(path)) {
      Reporting.note("no browser could be started; open \(path) by hand")
    }
  }

  /// The figures as files; those of several experiments begin with the experiment's name.
  private func write(_ results: [ReportInput], to folder: String) throws {
    try PosixFolder.create(folder)
    var files = AtomicFiles(in: folder)
    for input in results {
      let prefix = results.count > 1 ? input.analysis.summary.outcome.name + "-" : ""
      for file in FigureFiles(input).files(width: width?.value ?? 180, prefix: prefix) {
        try files.write("\(folder)/\(file.name)", file.bytes)
      }
    }
    try files.replace()
    Reporting.note("figures: \(folder)")
  }
}

import ArgumentParser
import Experiments
import Reports

/// Holds results against each other.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Says what distinguishes results: their specs, their data, and every metric, run by run.",
    discussion: """
      The first results are the reference; each of the others is held against them. Runs are matched by their \
      axis values, seed, repeat and fold. What tells most comes first. docs/Checks.md says what a verdict means.

      Exit codes: 0 the comparison is made, whatever it says; 3 no runs could be matched; 65 results cannot be \
      read.
      """)

  @Argument(help: "Results folders, or files such as baseline.json; the first is the reference.")
  var results: [String]

  @Option(
    name: .customLong("metric"),
    help:
      "A metric to compare, such as test.rmse; may be repeated. Else the loss and what ranks, of every part.")
  var metrics: [String] = []

  @Option(help: "How many points are shown.")
  var top = 10

  @Flag(help: "How it is written: --json, --csv or --markdown; else as tables.")
  var format: Format?

  enum Format: String, EnumerableFlag {
    case json, csv, markdown
  }

  func validate() throws {
    if results.count < 2 {
      throw ValidationError("at least two results are compared, found \(results.count)")
    }
    if top < 1 { throw ValidationError("--top is at least 1") }
  }

  func run() throws {
    let all = try results.map(ResultsArgument.recorded(in:))
    let known = Comparison.metricNames(in: all)
    for metric in metrics where !known.contains(metric) {
      throw Reporting.misuse("no run has a value of '\(metric)'; there are \(known.joined(separator: ", "))")
    }
    let comparisons = all.dropFirst().map { Comparison(of: $0, against: all[0], metrics: metrics) }
    write(comparisons)
    for comparison in comparisons where comparison.pairs == 0 {
      Reporting.error("\(comparison.other.path) and \(comparison.reference.path) have no run in common")
      throw ExitCode(ExitStatus.undecided.rawValue)
    }
  }

  private func write(_ comparisons: [Comparison]) {
    let output = Terminal.output
    switch format {
    case .json: output.write(String(decoding: comparisons.json.indentedBytes, as: UTF8.self))
    case .csv: output.write(String(decoding: comparisons.csv, as: UTF8.self))
    case .markdown, nil:
      for (index, comparison) in comparisons.enumerated() {
        let table = ComparisonTable(comparison, top: top)
        let lines = format == .markdown ? table.markdown : table.lines(width: output.width)
        for line in (index == 0 ? [] : [""]) + lines { output.writeLine(line) }
      }
    }
  }
}

import ArgumentParser
import Learning
import Operations
import Reports
import Results

/// Compares two or more results.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare results: specs, data and metrics, run by run.",
    discussion: """
      The first results are the reference; each of the others is compared with them. Runs are matched by their axis \
      values, seed, repeat and fold. The strongest evidence comes first. docs/Checks.md explains the verdicts.

      EXAMPLES
        etalon compare results/digits results/digits-adam
        etalon compare results/digits/baseline.json results/digits --markdown

      Exit codes: 0 compared, whatever the verdict; 3 no runs could be matched; 65 results cannot be read.
      """)

  @Argument(help: "Results folders, or files such as baseline.json; the first is the reference.")
  var results: [String]

  @Option(
    name: .customLong("metric"),
    help: ArgumentHelp(
      "A metric to compare, such as test.rmse; repeatable. Default: the loss and the ranking metric of every part.",
      valueName: "name"))
  var metrics: [String] = []

  @OptionGroup var top: TopOption

  @Flag(help: "Output format (default: tables).")
  var format: Format?

  enum Format: String, EnumerableFlag {
    case json, csv, markdown
  }

  func validate() throws {
    if results.count < 2 { throw ValidationError("name at least two results, found \(results.count)") }
  }

  func run() throws {
    let named = metrics.compactMap { MetricName($0)?.metric }
    let all = try results.map { try RecordedResults(reading: $0, metrics: named) }
    let known = Comparison.metricNames(in: all)
    for metric in metrics where !known.contains(metric) {
      throw OperationError(
        .usage, "no run has a value of '\(metric)'; the metrics are \(known.joined(separator: ", "))")
    }
    let comparisons = all.dropFirst().map { Comparison(of: $0, against: all[0], metrics: metrics) }
    write(comparisons)
    for comparison in comparisons where comparison.pairs == 0 {
      Reporting.error("\(comparison.other.path) and \(comparison.reference.path) have no run in common")
      throw ExitCode(ExitStatus.inconclusive.rawValue)
    }
  }

  private func write(_ comparisons: [Comparison]) {
    let output = Terminal.output
    switch format {
    case .json: output.write(String(decoding: comparisons.json.indentedBytes, as: UTF8.self))
    case .csv: output.write(String(decoding: comparisons.csv, as: UTF8.self))
    case .markdown, nil:
      for (index, comparison) in comparisons.enumerated() {
        let table = ComparisonTable(comparison, top: top.count)
        let lines = format == .markdown ? table.markdown : table.lines(width: output.width)
        for line in (index == 0 ? [] : [""]) + lines { output.writeLine(line) }
      }
    }
  }
}

import ArgumentParser
import Learning
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
        etalon show results/digits --sort test.balanced_accuracy
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

  @Option(
    help: ArgumentHelp(
      "Sort points by rank, weights or updates (connection updates), smaller first; or by a metric such as test.f1, "
        + "better first.", valueName: "order"))
  var sort = SummaryTable.Order.rank

  func validate() throws {
    if json, cost { throw ValidationError("--json and --cost exclude each other") }
  }

  func run() throws {
    if cost {
      for line in try RecordedCost(of: results.folder).lines { Terminal.output.writeProseLine(line) }
      return
    }
    let analysis = ExperimentAnalysis(try summary())
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

extension ShowCommand {
  /// The results; throws if no run has a value of the metric that they are sorted by.
  private func summary() throws -> ExperimentSummary {
    guard case .metric(let name) = sort else { return try ResultsFolder.summary(of: results.folder) }
    let summary = try ResultsFolder.summary(of: results.folder, metrics: [name.metric])
    guard summary.metrics.contains(name) else {
      throw OperationError(
        .usage, "no run has a value of '\(name)'; \(Self.remedy(for: name.metric, in: summary))".visible)
    }
    return summary
  }

  private static func remedy(for metric: Metric, in summary: ExperimentSummary) -> String {
    let classes = summary.outcome.classes
    if case .ofClass(_, let name) = metric, !classes.contains(name) {
      return classes.isEmpty ? "there are no classes" : "the classes are \(classes.joined(separator: ", "))"
    }
    if metric.basis == .outputs {
      return "write metrics: [\(metric.rawValue)] into the spec and run it again"
    }
    return "the metrics are \(summary.metrics.map(\.description).joined(separator: ", "))"
  }
}

extension SummaryTable.Order: ExpressibleByArgument {
  package init?(argument: String) {
    switch argument {
    case "rank": self = .rank
    case "weights": self = .weights
    case "updates": self = .updates
    default:
      guard let name = MetricName(argument) else { return nil }
      self = .metric(name)
    }
  }

  package var defaultValueDescription: String { "rank" }
}

import ArgumentParser
import Operations
import Reports
import Results
import Running

/// Prints the best point of an experiment, or writes it as a spec.
struct BestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "best", abstract: "Print the best point of the results in a folder.",
    discussion: """
      EXAMPLES
        etalon best results/digits
        etalon best results/digits --spec > best.yaml
      """)

  @OptionGroup var results: ResultsArgument

  @Flag(help: "Write the point as a spec, with all values filled in and nothing swept.")
  var spec = false

  func run() throws {
    let summary = try ResultsFolder.summary(of: results.folder)
    guard summary.best != nil else {
      throw OperationError(
        .incomplete, "no run of \(results.folder) was measured, so no point is the best one")
    }
    let output = Terminal.output
    let analysis = ExperimentAnalysis(summary)
    if spec, analysis.only == nil {
      throw OperationError(
        .usage,
        "the best point depends on \(analysis.conditionAxes.joined(separator: ", ")), which changes what is evaluated: "
          + "\(analysis.conditions.count) conditions have best points of their own; etalon show lists them")
    }
    if spec {
      output.write(
        try RecordedSpec.bestPoint(
          of: summary, in: results.folder, store: DataStore(threads: Machine.processorCount)) ?? "")
    } else {
      output.writeProse(
        SummaryTable(analysis, command: try ResultsFolder.trainingCommand(of: results.folder)).text(
          top: max(1, analysis.conditions.count), width: output.width))
    }
  }
}

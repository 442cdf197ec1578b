import ArgumentParser
import JSON
import Operations
import Running
import Specs
import Trackers

/// Sends results to an MLflow tracking server.
struct ExportMLflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mlflow", abstract: "Send results to an MLflow tracking server.",
    discussion: """
      Each run becomes a run of an MLflow experiment with the experiment's name. What is there already is compared and not \
      sent again; after an interruption the same command continues. Requests are sent with curl.

      Credentials are read from MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.

      EXAMPLES
        etalon export mlflow results/digits --tracking-uri http://127.0.0.1:5000
        etalon export mlflow results/digits results/iris --dry-run

      Exit codes: 0 everything is there; 2 values on the server differ; 65 results cannot be read; 75 not everything was \
      sent: run it again.
      """)

  @OptionGroup var arguments: ExportArguments

  @Option(
    help: ArgumentHelp(
      "The server's http:// or https:// address (default: the environment's MLFLOW_TRACKING_URI).",
      valueName: "uri"))
  var trackingUri: String?

  @Option(
    help: ArgumentHelp(
      "The name of the MLflow experiment (default: the experiment's own).", valueName: "name"))
  var experiment: String?

  @Flag(help: "Print what would be sent to an empty server, and send nothing.")
  var dryRun = false

  func validate() throws {
    if arguments.folders.isEmpty { throw ValidationError("name at least one results folder") }
    if experiment == "" { throw ValidationError("--experiment must not be empty") }
  }

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let results = try arguments.folders.map {
      try TrackedResults(of: $0, only: arguments.points.only, store: store)
    }
    for folder in results {
      if let note = folder.missingSettings {
        Reporting.note(
          "\(folder.folder): settings that are not swept are not sent, because the spec cannot be read: \(note)"
        )
      }
    }
    if dryRun { return show(results) }
    guard let text = trackingUri ?? Environment["MLFLOW_TRACKING_URI"], !text.isEmpty else {
      throw OperationError(.usage, "no tracking URI; give --tracking-uri or set MLFLOW_TRACKING_URI")
    }
    Interruption.watch()
    Interruption.ignoreBrokenPipes()
    let server = MLflowServer(
      try TrackingURI(text), transport: try CurlTransport(), isInterrupted: { Interruption.isAsked },
      pause: Machine.pause)
    let summaries = send(results, to: server)
    if arguments.json {
      Terminal.output.write(String(decoding: JSON.array(summaries.map(\.json)).indentedBytes, as: UTF8.self))
    }
    if summaries.contains(where: { !$0.isComplete }) || summaries.count < results.count {
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
    if summaries.contains(where: { !$0.differences.isEmpty }) {
      throw ExitCode(ExitStatus.regressed.rawValue)
    }
  }

  /// Exports folder by folder; ends after one for which the server cannot be used at all.
  private func send(_ results: [TrackedResults], to server: MLflowServer) -> [MLflowExportSummary] {
    var summaries: [MLflowExportSummary] = []
    for folder in results {
      let export = MLflowExport(to: server) { done, total in
        if done % 100 == 0, done < total { Reporting.note("\(folder.folder): \(done) of \(total) runs") }
      }
      let summary = export.export(folder, as: experiment ?? folder.experiment.name)
      summaries.append(summary)
      for note in summary.notes { Reporting.note("\(folder.folder): \(note)") }
      if !arguments.json { Terminal.output.writeLine(summary.line) }
      for problem in summary.problems { Reporting.error(problem) }
      if summary.end != nil {
        let rest = results.count - summaries.count
        if rest > 0 { Reporting.error("\(counted(rest, "folder")) not reached") }
        break
      }
    }
    return summaries
  }

  private func show(_ results: [TrackedResults]) {
    let plans = results.map { MLflowPlan(of: $0, as: experiment ?? $0.experiment.name) }
    if arguments.json {
      Terminal.output.write(String(decoding: JSON.array(plans.map(\.json)).indentedBytes, as: UTF8.self))
    } else {
      for line in plans.flatMap(\.lines) { Terminal.output.writeLine(line) }
    }
  }
}

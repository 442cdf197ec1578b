import JSON
import Trackers

/// Brings the runs of results folders to an MLflow server. What is there already is compared and not sent again, so an export
/// can be repeated, and continues one that was killed.
package struct MLflowExport: Sendable {
  private let server: MLflowServer
  /// Gets the number of runs done and their total, after each run.
  private let progress: @Sendable (Int, Int) -> Void

  package init(to server: MLflowServer, progress: @escaping @Sendable (Int, Int) -> Void) {
    self.server = server
    self.progress = progress
  }

  /// After as many runs in a row that could not be sent, the others are not tried.
  private static let patience = 3

  /// Exports one results folder.
  ///
  /// - Parameter name: of the MLflow experiment; created if there is none.
  package func export(_ results: TrackedResults, as name: String) -> MLflowExportSummary {
    var summary = MLflowExportSummary(of: results, as: name)
    var rest = results.experiment.runs[...]
    do throws(MLflowServer.Failure) {
      let id = try server.experiment(named: name)
      summary.id = id
      var remotes = try server.runs(ofExperiment: id)
      try export(&rest, of: results, experiment: id, remotes: &remotes, summary: &summary)
      try attach(results, remotes: remotes, summary: &summary)
    } catch {
      summary.stop(because: error, before: rest.map(\.name))
    }
    return summary
  }

  /// Exports runs, and takes those that are done, or given up, off `rest`.
  private func export(
    _ rest: inout ArraySlice<TrackedRun>, of results: TrackedResults, experiment id: String,
    remotes: inout [String: MLflowRemoteRun], summary: inout MLflowExportSummary
  ) throws(MLflowServer.Failure) {
    let total = rest.count
    var failures = 0
    while let tracked = rest.first {
      let run = MLflowRun(tracked, experiment: results.experiment.name)
      var sending = MLflowRunExport(of: run, to: server, remote: remotes[run.key])
      do throws(MLflowServer.Failure) {
        try sending.send(inExperiment: id)
        failures = 0
      } catch {
        switch error {
        case .impossible, .interrupted: throw error
        case .refused, .unavailable:
          sending.unsent.append((what: "the rest of the run", reason: error.message))
          failures += 1
        }
      }
      rest.removeFirst()
      remotes[run.key] = sending.remote
      summary.add(sending)
      progress(total - rest.count, total)
      if failures == Self.patience {
        throw .impossible(message: "\(failures) runs in a row could not be sent")
      }
    }
  }

  /// Stores report, spec and network beside the run that stands for the best point, unless they are there already.
  private func attach(
    _ results: TrackedResults, remotes: [String: MLflowRemoteRun], summary: inout MLflowExportSummary
  ) throws(MLflowServer.Failure) {
    guard let key = results.bestRun, let run = remotes[key], !results.attachments.isEmpty else { return }
    guard let path = run.artifactPath else {
      let names = results.attachments.map(\.name).joined(separator: ", ")
      summary.notes.append(
        "the server does not take artifacts itself (its artifact root is not mlflow-artifacts:), so these files are not sent: "
          + names)
      return
    }
    if !results.keepsNetwork {
      summary.notes.append(
        "no network is sent, because the folder keeps none; with `save: {networks: best}` in the spec, etalon run keeps it"
      )
    }
    let digest = results.attachmentsDigest
    guard run.tags[MLflowRun.reportTag] != digest else { return }
    for file in results.attachments {
      try server.retrying { (_) throws(MLflowServer.Failure) in
        try server.store(file.bytes, at: "\(path)/\(file.name)", contentType: file.contentType)
      }
      summary.artifacts += 1
    }
    try server.setTag(MLflowRun.reportTag, digest, of: run.id)
  }
}

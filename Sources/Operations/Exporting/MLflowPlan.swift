import JSON
import Specs
import Trackers

/// What an export would send to a server that has none of it.
package struct MLflowPlan: Sendable {
  private let folder: String
  private let name: String
  private let runs: [MLflowRun]
  private let attachments: [String]
  private let missing: Int

  package init(of results: TrackedResults, as name: String) {
    folder = results.folder
    self.name = name
    runs = results.experiment.runs.map { MLflowRun($0, experiment: results.experiment.name) }
    attachments = results.bestRun == nil ? [] : results.attachments.map(\.name)
    missing = results.experiment.missing
  }

  /// For people: one line per run.
  package var lines: [String] {
    let artifacts = attachments.isEmpty ? "" : "; artifacts: \(attachments.joined(separator: ", "))"
    let left = missing > 0 ? "; \(counted(missing, "run")) not trained yet" : ""
    let head =
      "\(folder): would send \(counted(runs.count, "run")) to MLflow experiment \(name.shown)\(artifacts)\(left)"
    return [head]
      + runs.map { run in
        let dropped = run.nonFinite > 0 ? ", \(run.nonFinite) NaN or infinite left out" : ""
        return "  \(run.name.shown): \(run.status), \(counted(run.parameters.count, "parameter")), "
          + "\(counted(run.tags.count, "tag")), \(counted(run.points.count, "metric value"))\(dropped)"
      }
  }

  /// Every item that would be sent.
  package var json: JSON {
    [
      "folder": .string(folder), "experiment": .string(name), "not_trained": .int(missing),
      "artifacts": .array(attachments.map(JSON.string)),
      "runs": .array(
        runs.map { run in
          [
            "name": .string(run.name), "status": .string(run.status), "start_time": .int(run.start),
            "end_time": .int(run.end), "non_finite": .int(run.nonFinite),
            "params": .object(run.parameters.map { JSON.Member($0.name, .string($0.text)) }),
            "tags": .object(run.tags.map { JSON.Member($0.name, .string($0.text)) }),
            "metrics": .array(run.points.map { MLflowItem.metric($0).json }),
          ]
        }),
    ]
  }
}

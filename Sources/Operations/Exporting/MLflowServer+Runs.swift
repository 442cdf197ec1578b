import JSON
import Trackers

extension MLflowServer {
  private static let runsPerPage = 200
  private static let pointsPerPage = 25_000

  /// The id of the experiment with a name, which is created if there is none.
  package func experiment(named name: String) throws(Failure) -> String {
    try retrying { (_) throws(Failure) in
      if let id = try existingExperiment(named: name) { return id }
      do throws(Failure) {
        let reply = try call(.post, "experiments/create", body: ["name": .string(name)])
        return try Self.required(reply["experiment_id"]?.string, "experiments/create")
      } catch {
        // Another process created it meanwhile.
        guard case .refused(_, "RESOURCE_ALREADY_EXISTS", _) = error,
          let id = try existingExperiment(named: name)
        else { throw error }
        return id
      }
    }
  }

  /// The id of the experiment with a name; nil if there is none.
  package func existingExperiment(named name: String) throws(Failure) -> String? {
    let reply: JSON
    do throws(Failure) {
      reply = try call(.get, "experiments/get-by-name", query: [("experiment_name", name)])
    } catch {
      guard case .refused(_, "RESOURCE_DOES_NOT_EXIST", _) = error else { throw error }
      return nil
    }
    let experiment = reply["experiment"]
    guard experiment?["lifecycle_stage"]?.string != "deleted" else {
      throw .impossible(
        message: "the MLflow experiment \(name.shown) is deleted; restore it or choose another name with "
          + "--experiment")
    }
    return try Self.required(experiment?["experiment_id"]?.string, "experiments/get-by-name")
  }

  /// The runs of an experiment that this tool made, by key.
  package func runs(ofExperiment id: String) throws(Failure) -> [String: MLflowRemoteRun] {
    var runs: [String: MLflowRemoteRun] = [:]
    var page: String?
    repeat {
      let token = page
      let reply = try retrying { (_) throws(Failure) in try search(in: id, filter: nil, page: token) }
      for run in reply["runs"]?.array ?? [] {
        guard let run = MLflowRemoteRun(run), let key = run.tags[MLflowRun.keyTag] else { continue }
        // The first one that was made counts; runs are listed from the last.
        runs[key] = run
      }
      page = reply["next_page_token"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    } while page != nil
    return runs
  }

  /// The run with a key; nil if there is none.
  package func run(withKey key: String, inExperiment id: String) throws(Failure) -> MLflowRemoteRun? {
    // Keys are hexadecimal digits and `#`.
    let filter = "tags.\"\(MLflowRun.keyTag)\" = '\(key)'"
    return try search(in: id, filter: filter, page: nil)["runs"]?.array?.last.flatMap(MLflowRemoteRun.init)
  }

  private func search(in id: String, filter: String?, page: String?) throws(Failure) -> JSON {
    var members = [
      JSON.Member("experiment_ids", [.string(id)]), JSON.Member("run_view_type", "ACTIVE_ONLY"),
      JSON.Member("max_results", .int(Self.runsPerPage)),
    ]
    if let filter { members.append(JSON.Member("filter", .string(filter))) }
    if let page { members.append(JSON.Member("page_token", .string(page))) }
    return try call(.post, "runs/search", body: .object(members))
  }

  /// A run by its id.
  package func run(_ id: String) throws(Failure) -> MLflowRemoteRun {
    let reply = try call(.get, "runs/get", query: [("run_id", id)])
    return try Self.required(reply["run"].flatMap(MLflowRemoteRun.init), "runs/get")
  }

  /// The run that `run` creates; looks for it first where an earlier attempt may have created it.
  package func create(_ run: MLflowRun, inExperiment id: String) throws(Failure) -> MLflowRemoteRun {
    try retrying { (earlier) throws(Failure) in
      if earlier > 0, let made = try self.run(withKey: run.key, inExperiment: id) { return made }
      let reply = try call(.post, "runs/create", body: run.creation(experiment: id))
      return try Self.required(reply["run"].flatMap(MLflowRemoteRun.init), "runs/create")
    }
  }

  /// What is left of `items` to send to a run, and what differs there.
  package func changes(of items: [MLflowItem], in run: MLflowRemoteRun) throws(Failure) -> MLflowChanges {
    var histories: [String: MLflowChanges.History] = [:]
    for case .metric(let point) in items
    where histories[point.metric] == nil && run.metrics.contains(point.metric) {
      histories[point.metric] = try history(of: point.metric, in: run.id)
    }
    return MLflowChanges(of: items, in: run, histories: histories)
  }

  private func history(of metric: String, in run: String) throws(Failure) -> MLflowChanges.History {
    var history: MLflowChanges.History = [:]
    var page: String?
    repeat {
      var query = [("run_id", run), ("metric_key", metric), ("max_results", String(Self.pointsPerPage))]
      if let page { query.append(("page_token", page)) }
      let reply = try call(.get, "metrics/get-history", query: query)
      history.merge(MLflowChanges.history(reply)) { $0 + $1 }
      page = reply["next_page_token"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    } while page != nil
    return history
  }

  private static func required<Value>(_ value: Value?, _ endpoint: String) throws(Failure) -> Value {
    guard let value else {
      throw .impossible(message: "the server's answer to \(endpoint) is not MLflow's: a member is missing")
    }
    return value
  }
}

import JSON
import Trackers

extension MLflowServer {
  /// Sends a batch and returns the number of metric points in it.
  ///
  /// After an attempt without an answer only what is not there yet is sent, because some stores keep a point twice.
  func log(_ batch: MLflowBatch, to run: String) throws(Failure) -> Int {
    try retrying { (earlier) throws(Failure) in
      let items = earlier == 0 ? batch.items : try changes(of: batch.items, in: run).items
      guard !items.isEmpty else { return }
      _ = try call(.post, "runs/log-batch", body: MLflowBatch(items).body(run: run))
    }
    return batch.items.count { if case .metric = $0 { true } else { false } }
  }

  /// What is left of `items` to send to a run, which is read anew.
  func changes(of items: [MLflowItem], in id: String) throws(Failure) -> MLflowChanges {
    try changes(of: items, in: run(id))
  }

  /// Gives a run its status and the time when it ended.
  func end(_ run: MLflowRun, as id: String) throws(Failure) {
    try retrying { (_) throws(Failure) in _ = try call(.post, "runs/update", body: run.end(run: id)) }
  }

  /// Sets a tag of a run.
  func setTag(_ name: String, _ value: String, of run: String) throws(Failure) {
    try retrying { (_) throws(Failure) in
      _ = try call(
        .post, "runs/set-tag",
        body: ["run_id": .string(run), "key": .string(name), "value": .string(value)])
    }
  }
}

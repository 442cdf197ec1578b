import Trackers

/// One run on its way to an MLflow server.
struct MLflowRunExport {
  enum Kind {
    case created
    /// It was there, but not all of it, or not as it is here.
    case continued
    case unchanged
  }

  let run: MLflowRun
  private let server: MLflowServer
  /// The run on the server; nil before it is there.
  private(set) var remote: MLflowRemoteRun?
  private(set) var kind = Kind.unchanged
  /// Metric points that were sent.
  private(set) var points = 0
  /// Values that are cut on the server.
  private(set) var cut: Int
  private(set) var differences: [MLflowChanges.Difference] = []
  /// What the server has not, and why.
  var unsent: [(what: String, reason: String)] = []
  /// Whether values are cut on the server without their whole text beside it.
  private(set) var lacksLongValues = false
  private var refusals = 0

  init(of run: MLflowRun, to server: MLflowServer, remote: MLflowRemoteRun?) {
    self.run = run
    self.server = server
    self.remote = remote
    cut = run.cutValues
  }

  /// Creates the run if it is not there, sends what it lacks, and ends it.
  mutating func send(inExperiment id: String) throws(MLflowServer.Failure) {
    let digest = run.digest
    if remote?.tags[MLflowRun.digestTag] == digest { return }
    kind = remote == nil ? .created : .continued
    if remote == nil { remote = try server.create(run, inExperiment: id) }
    guard let remote else { return }
    let changes = try server.retrying { [run, server] (_) throws(MLflowServer.Failure) in
      try server.changes(of: run.items, in: remote)
    }
    differences = changes.differences
    for batch in MLflowBatch.batches(of: changes.items) { try send(batch, to: remote.id) }
    try sendLongValues(to: remote)
    try server.end(run, as: remote.id)
    // Last, so that a run whose export was interrupted is compared again.
    if unsent.isEmpty, differences.isEmpty { try server.setTag(MLflowRun.digestTag, digest, of: remote.id) }
  }

  /// As many refused items are listed; after that the server is taken to refuse the run.
  private static let longestListOfRefusals = 20

  /// Sends a batch; in halves where the server refuses it, down to the items that it does not take.
  private mutating func send(_ batch: MLflowBatch, to id: String) throws(MLflowServer.Failure) {
    do throws(MLflowServer.Failure) {
      points += try server.log(batch, to: id)
    } catch {
      guard case .refused(400...413, _, let message) = error else { throw error }
      // Some of it may have been stored.
      let rest = try server.retrying { [server] (_) throws(MLflowServer.Failure) in
        try server.changes(of: batch.items, in: id)
      }
      guard let item = rest.items.first else { return }
      if let (first, second) = MLflowBatch(rest.items).halves {
        try send(first, to: id)
        try send(second, to: id)
      } else if let shorter = item.shortened {
        cut += 1
        try send(MLflowBatch([shorter]), to: id)
      } else {
        unsent.append((what: item.description, reason: message))
        refusals += 1
        if refusals >= Self.longestListOfRefusals { throw error }
      }
    }
  }

  private mutating func sendLongValues(to remote: MLflowRemoteRun) throws(MLflowServer.Failure) {
    guard let bytes = run.longValuesArtifact else { return }
    guard let path = remote.artifactPath else {
      lacksLongValues = true
      return
    }
    try server.retrying { [server] (_) throws(MLflowServer.Failure) in
      try server.store(
        bytes, at: "\(path)/etalon/\(MLflowRun.longValuesFile)", contentType: "application/json")
    }
  }
}

import Files
import Launching

/// Cancels the jobs of an experiment that are in Slurm's queue; records stay.
package enum ClusterCancellation {
  /// Returns the ids of the jobs that were cancelled.
  ///
  /// Jobs are addressed by their unique names, because Slurm reuses ids.
  package static func cancel(
    _ folder: String, client: some SlurmClient
  ) throws -> [String] {
    let submissions = try ClusterFolder(results: folder).submissions()
    guard !submissions.isEmpty else {
      throw FileError("read", folder, "nothing was submitted to Slurm from it")
    }
    let query = try ClusterQuery(of: submissions, client: client)
    guard query.hasQueue else {
      throw OperationError(.incomplete, "\(query.silence[0]); nothing was cancelled")
    }
    let live = query.queue.filter(\.state.isLive)
    for name in Set(live.map(\.name)).sorted() {
      let output = try client.output(of: "scancel", ["--name=\(name)"])
      guard output.isSuccess else {
        throw OperationError(.incomplete, "scancel: \(output.message); jobs may still be running")
      }
    }
    return Set(live.map(\.job)).sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
  }
}

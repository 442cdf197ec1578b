/// What Slurm reports about the shards of an experiment, over all its submissions.
package struct ClusterState: Sendable {
  /// By shard number: the report of the last submission that has one.
  package private(set) var shards: [Int: TaskReport] = [:]
  /// The jobs that collect and have not completed.
  package private(set) var collecting: [TaskReport] = []
  /// Shards that were submitted and that Slurm does not report: they may have ended long ago.
  package private(set) var unreported: Set<Int> = []

  /// - Parameters:
  ///   - submissions: in the order of their times.
  ///   - queue: the reports of squeue; they take precedence over accounting, which lags behind.
  ///   - accounting: the reports of sacct; empty without accounting.
  package init(_ submissions: [Submission], shards count: Int, queue: [TaskReport], accounting: [TaskReport])
  {
    struct Key: Hashable {
      var name: String
      var task: Int?
    }
    var reports: [Key: TaskReport] = [:]
    for report in accounting + queue { reports[Key(name: report.name, task: report.task)] = report }
    for submission in submissions where submission.array.shards == count {
      for shard in submission.submittedShards {
        let task = submission.array.task(ofShard: shard)
        if let report = reports[Key(name: submission.name, task: task)] {
          // A later attempt that has ended does not hide an earlier one that is still queued or running.
          if let other = shards[shard], other.state.isLive, !report.state.isLive { continue }
          shards[shard] = report
          unreported.remove(shard)
        } else if shards[shard] == nil {
          unreported.insert(shard)
        }
      }
      if let report = reports[Key(name: submission.name, task: nil)], report.state != .completed {
        collecting.append(report)
      }
    }
  }

  /// Whether Slurm may still start or run a shard.
  package func isLive(_ shard: Int) -> Bool { shards[shard]?.state.isLive ?? false }
}

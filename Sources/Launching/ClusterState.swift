/// What Slurm says about the shards of an experiment, from all its submissions.
package struct ClusterState: Sendable {
  /// By shard number: the report of the last submission that has one.
  package private(set) var shards: [Int: TaskReport] = [:]
  /// The jobs that collect and have not ended in order.
  package private(set) var collecting: [TaskReport] = []
  /// Shards that were submitted and that Slurm says nothing about: they may have ended long ago.
  package private(set) var unreported: Set<Int> = []

  /// - Parameters:
  ///   - submissions: in the order of their times.
  ///   - queue: what squeue says; it wins over accounting, which is late.
  ///   - accounting: what sacct says; empty without accounting.
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
          // An earlier attempt that still lives is not hidden by a later one that has ended.
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

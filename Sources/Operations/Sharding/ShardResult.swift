import Files
import Records
import YAML

/// The progress of one shard of an experiment, by the journals.
package struct ShardResult: Sendable, Hashable {
  /// Why runs are missing, as far as the results folder says.
  package enum State: Sendable, Hashable {
    case complete
    /// No attempt has left a journal.
    case notStarted
    /// The attempt has left its mark, and its process is not known to have ended.
    case mayBeRunning(String)
    case killed(String)
    /// The last attempt ended by itself, before the shard was finished.
    case endedEarly
  }

  package let shard: Shard
  package let runs: Int
  /// Runs with a record.
  package let recorded: Int
  /// Those of them that could not be trained.
  package let failed: Int
  /// Predicted time on one thread, in seconds.
  package let seconds: Double
  package let state: State

  /// All shards of a division; empty if the experiment was not divided.
  ///
  /// - Parameter count: the number of shards of the division; nil: the number that most attempts have.
  static func all(
    of outcome: ExperimentOutcome, in folder: String, boot: String?, count: Int? = nil
  ) throws(FileError) -> [ShardResult] {
    guard let plan = try ExperimentOutcome.planDigest(in: folder) else { return [] }
    let divisions = try ShardDivision.all(
      in: folder, selection: String(plan.hexText.prefix(8)), runCount: outcome.runs.count)
    let attempts = try ShardAttempt.all(results: folder)
    let uses = Dictionary(attempts.map { ($0.shard.count, 1) }, uniquingKeysWith: +)
    let used = divisions.filter { count == nil || $0.runs.count == count }.max {
      uses[$0.runs.count, default: 0] < uses[$1.runs.count, default: 0]
    }
    guard let division = used else { return [] }
    let started = Set(attempts.map(\.shard))
    let open = Dictionary(
      try OpenAttempt.all(results: folder, boot: boot).map { ($0.attempt.shard, $0) }
    ) { $0.isKilled ? $1 : $0 }
    return division.runs.indices.map { index in
      let shard = Shard(index + 1, of: division.runs.count)
      let records = division.runs[index].lazy.joined().map { outcome.runs[$0].record }
      let runs = division.count(of: shard)
      let recorded = records.count { $0 != nil }
      let state: State =
        if recorded == runs {
          .complete
        } else if let attempt = open[shard] {
          attempt.isKilled ? .killed(attempt.description) : .mayBeRunning(attempt.description)
        } else {
          started.contains(shard) ? .endedEarly : .notStarted
        }
      return ShardResult(
        shard: shard, runs: runs, recorded: recorded, failed: records.count { $0?.status == .failed },
        seconds: division.seconds[index], state: state)
    }
  }
}

extension OpenAttempt {
  /// `process 4242 on node1, job 17_3`
  fileprivate var description: String {
    holder.visible + (attempt.job == "local" ? "" : ", job \(attempt.job)")
  }
}

extension ShardResult.State: CustomStringConvertible {
  package var description: String {
    switch self {
    case .complete: "complete"
    case .notStarted: "not started"
    case .mayBeRunning(let holder): "may be running: \(holder)"
    case .killed(let holder): "killed: \(holder)"
    case .endedEarly: "ended before it was finished"
    }
  }
}

import Files
import Launching
import Records
import Reports
import Specs
import YAML

/// The progress of an experiment on a cluster: the journals say what is done, Slurm what the rest waits for.
package struct ClusterStatus: Sendable {
  package let folder: String
  package let runs: Int
  package let recorded: Int
  /// All shards, in ascending order.
  package let shards: [ShardStatus]
  /// The number of shards.
  package let shardCount: Int
  /// Why squeue or sacct did not answer.
  package let silence: [String]
  /// The jobs that collect and have not completed.
  let collecting: [TaskReport]

  /// What is known of a shard.
  package struct ShardStatus: Sendable, Hashable {
    package enum Phase: String, Sendable, Hashable, CaseIterable {
      case waiting, running, done, failed, unknown
    }

    package let result: ShardResult
    package let phase: Phase
    /// What Slurm reports; nil without a report.
    package let report: TaskReport?
  }

  /// Throws if the folder has no plan, or nothing was submitted from it.
  package init(of folder: String, client: some SlurmClient, host: Host) throws {
    self.folder = folder
    let results = try CollectedResults(of: folder, host: host)
    let submissions = try ClusterFolder(results: folder).submissions()
    guard let last = submissions.last else {
      throw FileError(
        "read", folder, "nothing was submitted to Slurm from it; etalon collect shows what its shards have")
    }
    let query = try ClusterQuery(of: submissions, client: client)
    let state = ClusterState(
      submissions, shards: last.array.shards, queue: query.queue, accounting: query.accounting)
    runs = results.runs
    recorded = results.recorded
    let all = try ShardResult.all(
      of: results.analysis.summary.outcome, in: folder, boot: host.boot, count: last.array.shards)
    shardCount = last.array.shards
    shards = all.map { ShardStatus($0, report: state.shards[$0.shard.number]) }
    silence = query.silence
    collecting = state.collecting
  }

  /// The number of shards in a phase.
  package func count(_ phase: ShardStatus.Phase) -> Int { shards.count { $0.phase == phase } }
}

extension ClusterStatus.ShardStatus {
  /// The records decide whether a shard is done; without a report nothing follows about the others.
  init(_ result: ShardResult, report: TaskReport?) {
    self.result = result
    self.report = report
    phase =
      if result.state == .complete, result.failed == 0 {
        .done
      } else {
        switch report?.state {
        case .waiting: .waiting
        case .running: .running
        // Completed without all records: they appear late, or the task wrote to another folder.
        case .completed, .ended: .failed
        case .unknown, nil: result.failed > 0 ? .failed : .unknown
        }
      }
  }

  /// Why the shard is not done, in one line.
  package var explanation: String {
    guard let report else { return "no answer from Slurm; \(result.state)" }
    let id = report.task.map { "\(report.job)_\($0)" } ?? report.job
    switch report.state {
    case .waiting: return "task \(id) waits: \(report.reason.visible)"
    case .running: return "task \(id) is running"
    case .unknown(let word): return "task \(id): \(word.visible), a state that this version does not know"
    case .completed: return "task \(id) ended without all records"
    case .ended(let word):
      if report.exitCode == BatchScript.notShared {
        return "task \(id): its node does not see the results folder"
      }
      let code = report.exitCode.map { ", exit code \($0)" } ?? ""
      return "task \(id): \(word)\(code)"
    }
  }
}

extension ClusterStatus {
  /// The lines that `etalon status` prints, without line ends.
  ///
  /// - Parameter top: the most shards that are listed.
  package func lines(top: Int = 20) throws(FileError) -> [String] {
    let phases = ShardStatus.Phase.allCases.filter { count($0) > 0 }.map { "\(count($0)) \($0.rawValue)" }
    var lines = [
      "\(folder): \(recorded) of \(counted(runs, "run")) have a record",
      "  \(counted(shardCount, "shard")): \(phases.joined(separator: ", "))",
    ]
    lines += silence.map { "  \($0.visible)" }
    let open = shards.filter { $0.phase != .done }
    for shard in open.prefix(top) {
      lines.append(
        "    \(shard.result.shard)  \(shard.result.recorded) of \(counted(shard.result.runs, "run"))  \(shard.explanation)"
      )
    }
    if open.count > top { lines.append("    … and \(open.count - top) more") }
    for report in collecting {
      let reason = report.reason.isEmpty || report.reason == "None" ? "" : " (\(report.reason.visible))"
      switch report.state {
      case .waiting, .running: lines.append("  job \(report.job) collects when the array has ended\(reason)")
      case .ended(let word), .unknown(let word):
        lines.append("  job \(report.job), which collects: \(word.visible)\(reason)")
      case .completed: break
      }
    }
    return lines + (try next.map { ["  next: \($0)"] } ?? [])
  }

  /// What to do next; nil where nothing is left to do.
  private var next: String? {
    get throws(FileError) {
      if shards.contains(where: { $0.report?.exitCode == BatchScript.notShared && $0.phase != .done }) {
        return
          "choose a folder that all nodes share, by --results, and submit again: \(folder) is not visible on the nodes"
      }
      if collecting.contains(where: { $0.reason == "DependencyNeverSatisfied" }) {
        return
          "etalon cancel \(folder) removes the job that can never start; etalon collect \(folder) does its work"
      }
      if count(.waiting) + count(.running) > 0 { return "etalon status \(folder) again later" }
      if recorded < runs || count(.failed) > 0 {
        guard let command = try ResultsFolder.trainingCommand(of: folder) else { return nil }
        return "\(command.text(verb: "submit")) sends what is missing"
      }
      return PosixFolder.exists("\(folder)/results.json")
        ? "etalon show \(folder)" : "etalon collect \(folder)"
    }
  }
}

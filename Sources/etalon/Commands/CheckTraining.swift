import Experiments
import Synchronization

/// Trains an experiment's runs in memory: nothing is written.
struct CheckTraining {
  let store: DataStore
  let threads: Int

  /// The records of all runs by identity, the `known` ones among them; nil when it was interrupted.
  func records(
    of experiment: Experiment, runs: ExperimentRuns, known: [String: RunRecord]
  ) throws -> [String: RunRecord]? {
    var seen: Set<String> = []
    let distinct = runs.tasks.filter { seen.insert($0.identity).inserted }
    let tasks = distinct.filter { known[$0.identity] == nil }
    let reused = distinct.count - tasks.count
    announce(experiment.spec.name, training: tasks.count, reused: reused)
    let progress = SweepProgress(
      experiment: experiment, total: distinct.count, earlier: reused, isShown: Terminal.error.isInteractive)
    for task in distinct { if let record = known[task.identity] { progress.note(task, record) } }
    let records = Mutex(known)
    let bundles = try Planner(jobs: threads).bundles(of: tasks, store: store)
    let end = try progress.whileShown {
      try Runner(store: store, jobs: threads, failsFast: false).run(
        bundles, commit: { _, _ in }, clock: Machine.seconds, isInterrupted: { Interruption.isAsked },
        committed: { group in
          records.withLock { records in
            for (_, record) in group { records[record.identity] = record }
          }
          progress.add(group)
        })
    }
    return end == .complete ? records.withLock { $0 } : nil
  }

  private func announce(_ name: String, training count: Int, reused: Int) {
    var words = ["\(name): training \(count) \(count == 1 ? "run" : "runs")"]
    if count > 0 { words.append("on \(threads) \(threads == 1 ? "thread" : "threads")") }
    if reused > 0 { words.append("(\(reused) of this build reused)") }
    Reporting.note(words.joined(separator: " "))
  }
}

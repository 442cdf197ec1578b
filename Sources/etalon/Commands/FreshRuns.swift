import Experiments
import Synchronization

/// Runs that are trained for their records alone: nothing is written.
struct FreshRuns {
  let experiment: Experiment
  let store: DataStore
  let jobs: Int
  let trainer: Trainer?
  let showsProgress: Bool

  /// The records by identity, runs of one identity trained once; nil when it was interrupted.
  func train(_ tasks: [RunTask]) throws -> [String: RunRecord]? {
    var seen: Set<String> = []
    let tasks = tasks.filter { seen.insert($0.identity).inserted }
    let progress = SweepProgress(
      experiment: experiment, total: tasks.count, earlier: 0, isShown: showsProgress)
    let records = Mutex<[String: RunRecord]>([:])
    let bundles = try Planner(jobs: jobs, trainer: trainer).bundles(of: tasks, store: store)
    let end = try progress.whileShown {
      try Runner(store: store, jobs: jobs, failsFast: false).run(
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
}

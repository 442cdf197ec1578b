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
        bundles,
        commit: { bundles in
          records.withLock { $0.insert(bundles) }
          progress.add(bundles)
        },
        clock: Machine.seconds, isInterrupted: { Interruption.isAsked })
    }
    return end == .complete ? records.withLock { $0 } : nil
  }
}

import Dispatch
import Experiments
import Reports
import Synchronization

/// Follows a sweep and keeps the bar up to date, between runs too.
final class SweepProgress: Sendable {
  fileprivate struct State {
    var bar = ProgressBar(on: .error)
    var done = 0
    var values: [Int: (sum: Double, count: Int)] = [:]
  }

  private let state = Mutex(State())
  private let experiment: Experiment
  private let total: Int
  private let earlier: Int
  private let isShown: Bool

  init(experiment: Experiment, total: Int, earlier: Int, isShown: Bool) {
    self.experiment = experiment
    self.total = total
    self.earlier = earlier
    self.isShown = isShown
  }

  /// Takes a run into account that was done before.
  func note(_ task: RunTask, _ record: RunRecord) {
    state.withLock { $0.add(task, record, ranking: experiment.spec.ranking) }
  }

  /// Takes runs into account that are done now.
  func add(_ bundles: [TrainedBundle]) {
    let ranking = experiment.spec.ranking
    state.withLock { state in
      for bundle in bundles {
        for (task, record) in zip(bundle.tasks, bundle.records) { state.add(task, record, ranking: ranking) }
        state.done += bundle.records.count
      }
    }
  }

  /// Draws ten times a second at most while `work` goes on.
  func whileShown<Result>(_ work: () throws -> Result) rethrows -> Result {
    guard isShown, earlier < total else { return try work() }
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "etalon.progress"))
    timer.schedule(deadline: .now() + .milliseconds(100), repeating: .milliseconds(100))
    timer.setEventHandler { [self] in draw() }
    timer.resume()
    defer {
      timer.cancel()
      state.withLock { $0.bar.clear() }
    }
    return try work()
  }

  private func draw() {
    state.withLock { state in
      let best = state.best(goal: experiment.spec.ranking.goal).map { point, value in
        let words = experiment.points.values(at: point).map {
          "\($0.path.lastComponent)=\($0.value.compactText)"
        }
        return ([value.text(significant: 4)] + words).joined(separator: " ")
      }
      state.bar.update(done: state.done, earlier: earlier, total: total, best: best)
    }
  }
}

extension SweepProgress.State {
  fileprivate mutating func add(_ task: RunTask, _ record: RunRecord, ranking: Ranking) {
    guard record.status.isMeasured, let value = record.rankedValue(by: ranking), value.isFinite else {
      return
    }
    let old = values[task.place.point] ?? (0, 0)
    values[task.place.point] = (old.sum + value, old.count + 1)
  }

  /// The point whose runs so far are best on average.
  fileprivate func best(goal: Ranking.Goal) -> (point: Int, value: Double)? {
    let means = values.map { (point: $0.key, value: $0.value.sum / Double($0.value.count)) }
    return means.min { a, b in
      a.value == b.value ? a.point < b.point : goal.prefers(a.value, to: b.value)
    }
  }
}

extension String {
  /// What stands behind a path's last dot.
  fileprivate var lastComponent: Substring { self[(lastIndex(of: ".").map(index(after:)) ?? startIndex)...] }
}

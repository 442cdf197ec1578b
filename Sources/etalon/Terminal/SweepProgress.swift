import Operations
import Records
import Reports
import Results
import Running
import Specs
import Synchronization

/// Draws a sweep's progress on standard error, between runs too.
final class SweepProgress: TrainingObserver {
  fileprivate struct State {
    var bar = ProgressBar(on: .error)
    var start: TrainingStart?
    var done = 0
    var values: [Int: (sum: Double, count: Int)] = [:]
    var ticker: Ticker?
  }

  private let state = Mutex(State())
  private let isShown: Bool

  init(isShown: Bool) { self.isShown = isShown }

  func begin(_ start: TrainingStart) {
    if isShown { Reporting.note(Self.announcement(of: start)) }
    state.withLock { state in
      state.start = start
      let ranking = start.prepared.experiment.spec.ranking
      for (task, record) in start.known { state.add(task, record, ranking: ranking) }
    }
    guard isShown, !start.tasks.isEmpty else { return }
    let ticker = Ticker(every: .milliseconds(100)) { [weak self] in self?.draw() }
    state.withLock { $0.ticker = ticker }
  }

  func add(_ bundles: [TrainedBundle]) {
    state.withLock { state in
      guard let ranking = state.start?.prepared.experiment.spec.ranking else { return }
      for bundle in bundles {
        for (task, record) in zip(bundle.tasks, bundle.records) { state.add(task, record, ranking: ranking) }
        state.done += bundle.records.count
      }
    }
  }

  func end(_ end: TrainingEnd) {
    state.withLock { state in
      state.ticker?.cancel()
      state.bar.clear()
    }
    guard isShown, end.runs > 0 else { return }
    var words = "trained \(counted(end.runs, "run")) in \(end.seconds.secondsText)"
    if end.updates > 0 {
      words += ": \((end.updates / end.seconds).powerOfTenText) connection updates per second"
    }
    Reporting.note(words)
  }

  /// `digits: 70 runs, 20 done before, training on 2 threads`.
  private static func announcement(of start: TrainingStart) -> String {
    let asked = start.total + start.duplicates
    var words = "\(start.prepared.experiment.spec.name): \(counted(asked, "run"))"
    if !start.known.isEmpty { words += ", \(start.known.count) done before" }
    if start.duplicates > 0 { words += ", \(start.duplicates) identical to others" }
    if !start.tasks.isEmpty { words += ", training on \(counted(start.jobs, "thread"))" }
    return words
  }

  private func draw() {
    state.withLock { state in
      guard let start = state.start else { return }
      let experiment = start.prepared.experiment
      let best = state.best(goal: experiment.spec.ranking.goal).map { point, value in
        let words = experiment.points.values(at: point).map {
          "\($0.path.lastComponent)=\($0.value.compactText)"
        }
        return ([value.text(significant: 4)] + words).joined(separator: " ")
      }
      state.bar.update(done: state.done, earlier: start.known.count, total: start.total, best: best)
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

import Records
import Results
import Running
import Specs

/// A sweep's progress, fed with events: records as they are written, bundles as they are taken up.
///
/// It reads no clock: whoever feeds it says what time it is, in seconds from any fixed instant.
package struct SweepState: Sendable {
  private let outline: SweepOutline
  /// The first run of an identity, and for each run the next one of the same identity or −1.
  private let first: [RunID: Int]
  private let next: [Int]
  /// Of each identity's first run.
  private var statuses: [RunStatus?]
  private var points: [PointProgress]
  private var stale: Set<Int> = []
  private var active: [RunID: ActiveBundle] = [:]
  private let beginning: Double
  private var pace: PaceWindow
  private let totalWork: Double
  private var doneWork = 0.0
  private let seeds: Int

  /// Runs with a record; those of one identity count once.
  package private(set) var done = 0
  package private(set) var diverged = 0
  package private(set) var failed = 0
  /// Those that a search has not proposed yet among them.
  package var total: Int { outline.expected > outline.runs.count ? outline.expected : first.count }
  package var isComplete: Bool { done == total }

  private struct ActiveBundle {
    var bundle: BundleInTraining
    var since: Double
    /// Of all its runs.
    var work: Double
    /// Epochs that all its runs are planned to take.
    var epochs: Int

    var share: Double { min(1, Double(bundle.progress.epochs) / Double(max(epochs, 1))) }
  }

  /// Nothing of the sweep is done.
  package init(_ outline: SweepOutline, at seconds: Double) {
    var first: [RunID: Int] = [:]
    first.reserveCapacity(outline.runs.count)
    var next = Array(repeating: -1, count: outline.runs.count)
    var work = 0.0
    for (index, run) in outline.runs.enumerated().reversed() {
      if let other = first.updateValue(index, forKey: run.id) { next[index] = other }
    }
    for index in first.values { work += outline.runs[index].work }
    self.outline = outline
    self.first = first
    self.next = next
    statuses = Array(repeating: nil, count: outline.runs.count)
    points = Array(repeating: PointProgress(), count: outline.pointCount)
    beginning = seconds
    pace = PaceWindow(from: seconds, runs: 0, work: 0)
    // What is not proposed yet counts like what is.
    let share = outline.runs.isEmpty ? 1 : Double(outline.expected) / Double(outline.runs.count)
    totalWork = work * max(1, share)
    seeds = Set(outline.runs.map(\.seed)).count
  }

  /// Adds the records of runs that were trained before; they do not count towards the pace.
  package mutating func addEarlier(_ records: some Sequence<RunRecord>, at seconds: Double) {
    for record in records { add(record) }
    restartPace(at: seconds)
  }

  /// Adds records that were just written. A later record of a run replaces an earlier one.
  package mutating func add(_ records: some Sequence<RunRecord>, at seconds: Double) {
    for record in records { add(record) }
    pace.add(at: seconds, runs: done, work: doneWork + activeWork)
  }

  /// A thread has taken up a bundle.
  package mutating func start(_ bundle: BundleInTraining, at seconds: Double) {
    var (work, epochs) = (0.0, 0)
    for task in bundle.tasks {
      epochs += task.plan.lastEpoch
      if let index = first[task.id] { work += outline.runs[index].work }
    }
    active[bundle.tasks[0].id] = ActiveBundle(
      bundle: bundle, since: seconds, work: work, epochs: epochs)
  }

  /// The pace is measured from here on: nothing was trained for a while.
  package mutating func restartPace(at seconds: Double) {
    pace = PaceWindow(from: seconds, runs: done, work: doneWork + activeWork)
  }

  private var activeWork: Double { active.values.reduce(0) { $0 + $1.work * $1.share } }

  /// Records of runs that the sweep does not ask for are passed over.
  private mutating func add(_ record: RunRecord) {
    guard let index = first[record.id] else { return }
    active[record.id] = nil
    let earlier = statuses[index]
    statuses[index] = record.status
    if let earlier { count(earlier, by: -1) } else { doneWork += outline.runs[index].work }
    count(record.status, by: 1)
    let value = outline.presenting(record).rankedValue(by: outline.ranking)
    var run = index
    while run >= 0 {
      let point = outline.runs[run].point
      if let earlier { points[point].remove(earlier, run: run) }
      points[point].add(record.status, run: run, seed: outline.runs[run].seed, value: value)
      if points[point].isStale { stale.insert(point) }
      run = next[run]
    }
  }

  private mutating func count(_ status: RunStatus, by change: Int) {
    done += change
    if status == .diverged { diverged += change }
    if status == .failed { failed += change }
  }
}

// MARK: - Snapshots

extension SweepState {
  /// Bundles that are trained for less are not shown: they would come and go.
  private static let shownAfter = 2.0

  /// The progress at a time, with the `top` best points.
  package mutating func snapshot(at seconds: Double, top: Int) -> SweepSnapshot {
    for point in stale { points[point].refresh(by: outline.ranking) }
    stale = []
    let work = doneWork + activeWork
    let left = pace.workPerSecond(at: seconds, work: work).map { max(0, totalWork - work) / $0 }
    return SweepSnapshot(
      name: outline.name, ranking: outline.ranking, done: done, total: total, diverged: diverged,
      failed: failed,
      trials: outline.trials.map { trials in
        SweepSnapshot.Trials(
          done: points.count { $0.statistics != nil || $0.diverged > 0 || $0.failed > 0 }, of: trials)
      },
      share: isComplete ? 1 : min(1, work / totalWork), seeds: seeds,
      seconds: seconds - beginning,
      runsPerSecond: pace.runsPerSecond(at: seconds, runs: done), secondsLeft: isComplete ? nil : left,
      best: bestPoints(top).map { point in
        SweepSnapshot.Point(
          values: outline.values(point), statistics: points[point].statistics!,
          diverged: points[point].diverged)
      },
      active: activeBundles(at: seconds))
  }

  /// In the final table's order: points without diverged runs first, then by value, then in the sweep's order.
  private func bestPoints(_ top: Int) -> [Int] {
    func precedes(_ a: Int, _ b: Int) -> Bool {
      let (aDiverged, bDiverged) = (points[a].diverged > 0, points[b].diverged > 0)
      if aDiverged != bDiverged { return bDiverged }
      let (x, y) = (points[a].rankedValue!, points[b].rankedValue!)
      return x == y ? a < b : outline.ranking.goal.prefers(x, to: y)
    }
    // One pass, since a sweep may have a hundred thousand points.
    var best: [Int] = []
    for point in points.indices where points[point].rankedValue != nil {
      if best.count == top, let last = best.last, !precedes(point, last) { continue }
      best.insert(point, at: best.firstIndex { precedes(point, $0) } ?? best.count)
      if best.count > top { best.removeLast() }
    }
    return best
  }

  private func activeBundles(at seconds: Double) -> [SweepSnapshot.Active] {
    let shown = active.values.filter { seconds - $0.since >= Self.shownAfter }
      .sorted { ($0.since, $0.bundle.tasks[0].identity) < ($1.since, $1.bundle.tasks[0].identity) }
    return shown.map { active in
      let tasks = active.bundle.tasks
      let isSingle = tasks.count == 1
      return SweepSnapshot.Active(
        runs: tasks.count, values: isSingle ? outline.values(tasks[0].key.point) : [],
        seed: isSingle ? tasks[0].key.seed : nil, epoch: active.bundle.progress.epochs / tasks.count,
        epochs: tasks.map(\.plan.lastEpoch).max()!, loss: active.bundle.progress.loss)
    }
  }
}

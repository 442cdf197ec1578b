import Operations
import Reports
import Running
import Specs
import Synchronization

/// Shows a sweep's progress on standard error, between runs too.
///
/// What is trained waits for `sweep` alone, which is held for moments; a terminal that takes nothing (Ctrl-S) holds up
/// `screen` alone.
final class SweepProgress: TrainingObserver {
  private struct Screen {
    var display: ProgressDisplay
    var ticker: Ticker?
  }

  /// What the stages of a search have trained so far; a grid has one stage.
  private struct Stages {
    var beginning: Double?
    var runs = 0
    var seconds = 0.0
    var updates = 0.0
  }

  private let sweep = Mutex<SweepState?>(nil)
  private let screen = Mutex<Screen?>(nil)
  private let stages = Mutex(Stages())
  private let form: ProgressForm

  /// - Parameter form: not `auto`.
  init(_ form: ProgressForm) { self.form = form }

  func begin(_ start: TrainingStart) {
    guard form != .none else { return }
    let now = Machine.seconds()
    let earlier = stages.withLock { stages in
      let earlier = stages.beginning
      stages.beginning = earlier ?? now
      return earlier
    }
    if earlier == nil { Reporting.note(Self.announcement(of: start)) }
    guard !start.tasks.isEmpty else { return }
    sweep.withLock { sweep in
      sweep = SweepState(SweepOutline(start), at: earlier ?? now)
      sweep?.addEarlier(start.known.lazy.map(\.record), at: now)
    }
    guard !screen.withLock({ $0 != nil }) else { return }
    let display = ProgressDisplay(form, on: .error)
    if let snapshot = snapshot(at: now) { display.begin(snapshot) }
    let ticker = Ticker(every: .milliseconds(100)) { [weak self] in self?.tick() }
    screen.withLock { $0 = Screen(display: display, ticker: ticker) }
  }

  func start(_ bundle: BundleInTraining) {
    sweep.withLock { $0?.start(bundle, at: Machine.seconds()) }
  }

  func add(_ bundles: [TrainedBundle]) {
    sweep.withLock { $0?.add(bundles.lazy.flatMap(\.records), at: Machine.seconds()) }
  }

  func end(_ end: TrainingEnd) {
    guard form != .none else { return }
    let all = stages.withLock { stages in
      stages.runs += end.runs
      stages.seconds += end.seconds
      stages.updates += end.updates
      return stages
    }
    guard !end.hasMore else { return }
    stages.withLock { $0 = Stages() }
    screen.withLock { screen in
      screen?.ticker?.cancel()
      if let snapshot = snapshot(at: Machine.seconds()) { screen?.display.end(snapshot) }
      screen = nil
    }
    guard all.runs > 0 else { return }
    var words = "trained \(counted(all.runs, "run")) in \(all.seconds.secondsText)"
    if all.updates > 0 {
      words += ": \((all.updates / all.seconds).powerOfTenText) connection updates per second"
    }
    Reporting.note(words)
  }

  /// `digits: 70 runs, 20 done before, training on 2 threads`.
  private static func announcement(of start: TrainingStart) -> String {
    let experiment = start.prepared.experiment
    var asked = start.total + start.duplicates
    var words = "\(experiment.spec.name): "
    if let search = experiment.search {
      words += "\(counted(search.trials, "trial")) by \(search.method.rawValue): "
      asked = asked * search.trials / max(1, experiment.points.count)
    }
    words += counted(asked, "run")
    if !start.known.isEmpty { words += ", \(start.known.count) done before" }
    if start.duplicates > 0 { words += ", \(start.duplicates) identical to others" }
    if !start.tasks.isEmpty { words += ", training on \(counted(start.jobs, "thread"))" }
    return words
  }
}

extension SweepProgress {
  private func snapshot(at seconds: Double) -> SweepSnapshot? {
    sweep.withLock { $0?.snapshot(at: seconds, top: LiveLines.mostPoints) }
  }

  private func tick() {
    screen.withLock { screen in
      // What passed while the process was stopped is no part of its pace.
      if screen?.display.stopIfAsked() ?? false { sweep.withLock { $0?.restartPace(at: Machine.seconds()) } }
      let now = Machine.seconds()
      guard screen?.display.isDue(at: now) ?? false, let snapshot = snapshot(at: now) else { return }
      screen?.display.show(snapshot, at: now)
    }
  }
}

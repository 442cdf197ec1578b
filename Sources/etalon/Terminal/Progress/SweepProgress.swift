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

  private let sweep = Mutex<SweepState?>(nil)
  private let screen = Mutex<Screen?>(nil)
  private let form: ProgressForm

  /// - Parameter form: not `auto`.
  init(_ form: ProgressForm) { self.form = form }

  func begin(_ start: TrainingStart) {
    guard form != .none else { return }
    Reporting.note(Self.announcement(of: start))
    guard !start.tasks.isEmpty else { return }
    let now = Machine.seconds()
    sweep.withLock { sweep in
      sweep = SweepState(SweepOutline(start), at: now)
      sweep?.addEarlier(start.known.lazy.map(\.record), at: now)
    }
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
    screen.withLock { screen in
      screen?.ticker?.cancel()
      if let snapshot = snapshot(at: Machine.seconds()) { screen?.display.end(snapshot) }
      screen = nil
    }
    guard end.runs > 0 else { return }
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

import Operations
import Reports
import Running
import Specs
import Synchronization

/// Shows a sweep's progress on standard error, between runs too.
final class SweepProgress: TrainingObserver {
  fileprivate struct State {
    var sweep: SweepState?
    var display: ProgressDisplay?
    var ticker: Ticker?
  }

  private let state = Mutex(State())
  private let form: ProgressForm

  /// - Parameter form: not `auto`.
  init(_ form: ProgressForm) { self.form = form }

  func begin(_ start: TrainingStart) {
    guard form != .none else { return }
    Reporting.note(Self.announcement(of: start))
    guard !start.tasks.isEmpty else { return }
    let now = Machine.seconds()
    let form = form
    state.withLock { state in
      var sweep = SweepState(SweepOutline(start), at: now)
      sweep.addEarlier(start.known.lazy.map(\.record), at: now)
      let display = ProgressDisplay(form, on: .error)
      display.begin(sweep.snapshot(at: now, top: LiveLines.mostPoints))
      state.sweep = sweep
      state.display = display
    }
    let ticker = Ticker(every: .milliseconds(100)) { [weak self] in
      self?.state.withLock { $0.tick() }
    }
    state.withLock { $0.ticker = ticker }
  }

  func start(_ bundle: BundleInTraining) {
    guard form != .none else { return }
    state.withLock { $0.sweep?.start(bundle, at: Machine.seconds()) }
  }

  func add(_ bundles: [TrainedBundle]) {
    guard form != .none else { return }
    state.withLock { $0.sweep?.add(bundles.lazy.flatMap(\.records), at: Machine.seconds()) }
  }

  func end(_ end: TrainingEnd) {
    guard form != .none else { return }
    state.withLock { $0.end() }
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

extension SweepProgress.State {
  fileprivate mutating func snapshot(at seconds: Double) -> SweepSnapshot? {
    sweep?.snapshot(at: seconds, top: LiveLines.mostPoints)
  }

  fileprivate mutating func tick() {
    // What passed while the process was stopped is no part of its pace.
    if display?.stopIfAsked() ?? false { sweep?.restartPace(at: Machine.seconds()) }
    let now = Machine.seconds()
    guard display?.isDue(at: now) ?? false, let snapshot = snapshot(at: now) else { return }
    display?.show(snapshot, at: now)
  }

  fileprivate mutating func end() {
    ticker?.cancel()
    if let snapshot = snapshot(at: Machine.seconds()) { display?.end(snapshot) }
    display = nil
  }
}

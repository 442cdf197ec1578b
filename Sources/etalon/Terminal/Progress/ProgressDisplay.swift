import Operations

/// Shows snapshots of a sweep in one of the forms, each as often as suits it.
struct ProgressDisplay {
  private let form: ProgressForm
  private let terminal: Terminal
  private var screen: LiveScreen
  private let beginning: Double
  private var lastShown: Double

  /// - Parameter form: not `auto`.
  init(_ form: ProgressForm, on terminal: Terminal) {
    self.form = form
    self.terminal = terminal
    screen = LiveScreen(on: terminal)
    beginning = Machine.seconds()
    lastShown = beginning
    if form == .live { Suspension.watch() }
  }

  /// Stops the process where Ctrl-Z asked for it, with a clean screen; true when it goes on.
  mutating func stopIfAsked() -> Bool {
    form == .live && Suspension.stopIfAsked { screen.clear() }
  }

  /// Whether it is time to show how far the sweep is.
  func isDue(at seconds: Double) -> Bool {
    switch form {
    case .auto, .none: false
    case .json: seconds - lastShown >= 1
    // Every ten seconds at first, later every minute.
    case .plain: seconds - lastShown >= (seconds - beginning < 120 ? 10 : 60)
    // What is over in no time is not worth a flash on the screen.
    case .live: seconds - beginning >= 0.3
    }
  }

  /// Shows how far the sweep is.
  mutating func show(_ snapshot: SweepSnapshot, remark: String? = nil, at seconds: Double) {
    lastShown = seconds
    switch form {
    case .auto, .none: break
    case .json: write(.progress, snapshot)
    case .plain: terminal.writeLine(PlainLine(snapshot: snapshot).text)
    case .live:
      let isColored = terminal.hasColor
      screen.draw { columns, rows in
        LiveLines(snapshot: snapshot, remark: remark, columns: columns, rows: rows, isColored: isColored)
          .lines
      }
    }
  }

  /// Training, or watching, begins.
  func begin(_ snapshot: SweepSnapshot) { if form == .json { write(.begin, snapshot) } }

  /// Leaves a clean screen.
  mutating func end(_ snapshot: SweepSnapshot) {
    switch form {
    case .auto, .none, .plain: break
    case .json: write(.end, snapshot)
    case .live:
      screen.clear()
      Suspension.unwatch()
    }
  }

  private func write(_ kind: ProgressEvent.Kind, _ snapshot: SweepSnapshot) {
    terminal.writeLine(ProgressEvent(kind: kind, snapshot: snapshot).text)
  }
}

/// What a sweep is doing, for people: a bar that is drawn over itself on a terminal, a line once in a while elsewhere.
///
/// It shows the runs done, runs a second, the time left and the best point so far; until the first is done, the time that
/// has passed.
struct ProgressBar {
  private let terminal: Terminal
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?
  private var lastLength = 0

  init(on terminal: Terminal) { self.terminal = terminal }

  /// Draws the state of things, unless it was drawn a moment ago.
  ///
  /// - Parameters:
  ///   - done: runs finished since the start.
  ///   - earlier: runs that were finished before.
  ///   - best: the ranking metric's best value so far, ready to print.
  mutating func update(done: Int, earlier: Int, total: Int, best: String?) {
    let now = ContinuousClock.now
    let pause: Duration = terminal.isInteractive ? .milliseconds(100) : .seconds(10)
    guard now - (lastDrawn ?? start) >= pause else { return }
    lastDrawn = now
    let seconds = Self.seconds(now - start)
    let rate = Double(done) / seconds
    let left = rate > 0 ? Double(total - earlier - done) / rate : .infinity
    var words = "\(earlier + done)/\(total) runs"
    words +=
      done > 0
      ? " · \(Self.rateText(rate)) · \(Self.durationText(left)) left"
      : " · training for \(Self.durationText(seconds))"
    if let best, words.count + best.count + 8 < terminal.width || !terminal.isInteractive {
      words += " · best \(best)"
    }
    if terminal.isInteractive {
      draw(share: Double(earlier + done) / Double(max(total, 1)), words: words)
    } else {
      terminal.writeLine(words)
    }
  }

  /// Takes the bar away, so that what follows starts on a clean line.
  mutating func clear() {
    guard terminal.isInteractive, lastLength > 0 else { return }
    terminal.write("\r\u{1B}[K")
    lastLength = 0
  }

  private mutating func draw(share: Double, words: String) {
    let room = max(0, min(30, terminal.width - words.count - 4))
    let filled = Int(share * Double(room))
    let bar =
      room < 5
      ? "" : String(repeating: "█", count: filled) + String(repeating: "░", count: room - filled) + "  "
    let line = String((bar + words).prefix(terminal.width - 1))
    terminal.write("\r\u{1B}[K" + line)
    lastLength = line.count
  }

  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  private static func rateText(_ rate: Double) -> String {
    rate >= 10
      ? "\(Int(rate)) runs/s"
      : rate >= 0.1
        ? "\((rate * 10).rounded() / 10) runs/s"
        : "\((rate * 600).rounded() / 10) runs/min"
  }

  /// `42 s`, `3 min 05 s`, `2 h 10 min`, `?`.
  static func durationText(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "?" }
    let whole = Int(seconds.rounded(.up))
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(two(whole % 60)) s"
    default: return "\(whole / 3600) h \(two(whole % 3600 / 60)) min"
    }
  }
}

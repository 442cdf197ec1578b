import Operations
import Specs

/// A sweep's progress in one line without control characters, for logs.
struct PlainLine {
  let snapshot: SweepSnapshot

  var text: String {
    var words = ["\(snapshot.done)/\(snapshot.total) runs"]
    if let trials = snapshot.trials { words.append("\(trials.done)/\(trials.of) trials") }
    if let rate = snapshot.runsPerSecond { words.append(ProgressTexts.rate(rate)) }
    if let left = snapshot.secondsLeft {
      words.append("\(ProgressTexts.duration(left)) left")
    } else if let elapsed = snapshot.elapsed {
      words.append("\(ProgressTexts.duration(elapsed)) so far")
    }
    if snapshot.diverged > 0 { words.append("\(snapshot.diverged) diverged") }
    if snapshot.failed > 0 { words.append("\(snapshot.failed) failed") }
    if let active = snapshot.active.first, snapshot.best.isEmpty {
      words.append("\(ProgressTexts.name(of: active)): \(ProgressTexts.state(of: active))")
    }
    if let best = snapshot.best.first { words.append(Self.words(of: best, snapshot)) }
    return words.joined(separator: " · ")
  }

  /// `best test.accuracy 0.981 ± 0.004 (sd over 5 seeds) at hidden=[64]`.
  private static func words(of best: SweepSnapshot.Point, _ snapshot: SweepSnapshot) -> String {
    let seeds = best.statistics.count
    let spread = seeds > 1 ? "sd over \(seeds) seeds" : "1 seed"
    let values = ProgressTexts.values(best.values)
    return "best \(snapshot.ranking.metric) \(ProgressTexts.means([best])[0]) (\(spread))"
      + (values.isEmpty ? "" : " at \(values)")
  }
}

import Operations
import Reports
import Specs
import YAML

/// The lines that show a sweep's progress in a window: how far it is, what is in training, the best points so far.
///
/// A pure function of the snapshot and the window's size. No line takes the window's last column, and there are fewer
/// lines than rows, so nothing wraps or scrolls. Where rows are few, the best points go first, then what is in training.
struct LiveLines {
  let snapshot: SweepSnapshot
  /// What follows the lines about runs, such as that no process trains them.
  var remark: String?
  let columns: Int
  let rows: Int
  let isColored: Bool

  static let mostPoints = 5
  private static let mostActive = 4

  private var width: Int { max(columns - 1, 1) }

  var lines: [String] {
    var lines = [bar]
    if let troubles { lines.append(troubles) }
    if let remark { lines.append(StyledLine(remark, .yellow)) }
    let room = max(rows - 1, 1)
    lines += active.prefix(max(room - lines.count, 0))
    // A caption and titles without a point would say nothing.
    let left = room - lines.count
    if left >= 3 { lines += table(points: min(left - 2, Self.mostPoints)) }
    return lines.prefix(room).map { $0.text(width: width, isColored: isColored) }
  }

  /// `digits  ██████░░░░░  142 of 420 runs · 12 runs/s · 22 s left`, or as much of it as there is room for.
  private var bar: StyledLine {
    let name = snapshot.name.visible
    for (words, least) in zip(wordings, [14, 12, 10, 0, 0]) where words.terminalWidth + least <= width {
      var line = StyledLine()
      var room = width - words.terminalWidth - 2
      if name.terminalWidth + 2 + 12 <= room {
        line.append(name, .bold)
        line.append("  ")
        room -= name.terminalWidth + 2
      }
      if room >= 6 {
        let size = min(room, 30)
        let filled = min(size, Int(snapshot.share * Double(size)))
        line.append(String(repeating: "█", count: filled), .cyan)
        line.append(String(repeating: "░", count: size - filled), .dim)
        line.append("  ")
      }
      line.append(words)
      return line
    }
    return StyledLine(wordings.last!)
  }

  /// How far it is, in fewer and fewer words.
  private var wordings: [String] {
    let (done, total) = (snapshot.done, snapshot.total)
    let rate = snapshot.runsPerSecond.map(ProgressTexts.rate)
    let left = snapshot.secondsLeft.map { "\(ProgressTexts.duration($0)) left" }
    let time = left ?? snapshot.elapsed.map { "\(ProgressTexts.duration($0)) so far" }
    func joined(_ words: String?...) -> String { words.compactMap(\.self).joined(separator: " · ") }
    return [
      joined("\(done) of \(counted(total, "run"))", rate, time), joined("\(done)/\(total) runs", rate, time),
      joined("\(done)/\(total) runs", time), joined("\(done)/\(total)", time), "\(done)/\(total)",
    ]
  }

  /// `3 runs diverged · 1 run failed`; nil if none did.
  private var troubles: StyledLine? {
    guard snapshot.diverged + snapshot.failed > 0 else { return nil }
    var line = StyledLine()
    if snapshot.diverged > 0 { line.append("\(counted(snapshot.diverged, "run")) diverged", .yellow) }
    if snapshot.diverged > 0, snapshot.failed > 0 { line.append(" · ") }
    if snapshot.failed > 0 { line.append("\(counted(snapshot.failed, "run")) failed", .red) }
    return line
  }

  /// A line for each of the bundles that have been in training longest.
  private var active: [StyledLine] {
    var lines = snapshot.active.prefix(Self.mostActive).map { active in
      var line = StyledLine("training  ", .dim)
      let state = ProgressTexts.state(of: active)
      // The name gives way: the state is what changes.
      let room = max(width - 12 - state.terminalWidth, 0)
      if room >= 4 { line.append(ProgressTexts.name(of: active).shortened(to: room) + ": ") }
      line.append(state)
      return line
    }
    let rest = snapshot.active.count - lines.count
    if rest > 0 { lines.append(StyledLine("          and \(counted(rest, "thread")) more", .dim)) }
    return lines
  }

  /// The best points so far, under a caption that says what the numbers are.
  private func table(points count: Int) -> [StyledLine] {
    let points = Array(snapshot.best.prefix(count))
    guard !points.isEmpty else { return [] }
    var columns = [
      TextTable.Column("mean ± sd", ProgressTexts.means(points), isRight: false),
      TextTable.Column("seeds", points.map { "\($0.statistics.count)/\(snapshot.seeds)" }),
    ]
    if points.contains(where: { $0.diverged > 0 }) {
      columns.append(TextTable.Column("diverged", points.map { "\($0.diverged)" }, order: 1))
    }
    let paths = points[0].values.map(\.path)
    let words = paths.map { String(ProgressTexts.lastWord(of: $0)) }
    for axis in paths.indices {
      let title = words.count { $0 == words[axis] } == 1 ? words[axis] : paths[axis]
      columns.append(
        TextTable.Column(
          title, points.map { ProgressTexts.value($0.values[axis].value) }, isRight: false, isElastic: true))
    }
    let lines = TextTable(columns, width: width).lines
    return [StyledLine(caption, .dim), StyledLine(lines[0], .dim)]
      + lines.dropFirst().enumerated().map { StyledLine($1, $0 == 0 ? .bold : .plain) }
  }

  private var caption: String {
    let ranking = snapshot.ranking
    let moment = ranking.moment == .final ? "" : " (\(ranking.moment.rawValue))"
    let order = ranking.overSeeds == .mean ? "" : ", by the \(ranking.overSeeds.rawValue)"
    let trials = snapshot.trials.map { " after \($0.done) of \(counted($0.of, "trial"))" } ?? ""
    return "best so far by \(ranking.metric)\(moment)\(order)\(trials), sd over seeds"
  }
}

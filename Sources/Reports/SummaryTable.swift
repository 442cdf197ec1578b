import JSON
import Learning
import Results
import Specs
import Statistics

/// The results as a terminal shows them: the best points first, and a sentence on how sure the best one is.
package struct SummaryTable {
  private let summary: ExperimentSummary
  private let ranking: Ranking

  package init(_ summary: ExperimentSummary) {
    self.summary = summary
    ranking = summary.outcome.ranking
  }

  /// The table's text with a line end at its end.
  ///
  /// - Parameters:
  ///   - top: how many points are shown at most.
  ///   - width: the terminal's columns; less telling columns are left out to fit it.
  ///   - isStyled: whether the best point stands out by ANSI escapes.
  package func text(top: Int = 10, width: Int = 100, isStyled: Bool = false) -> String {
    let shown = summary.order.prefix(max(top, 1)).map { summary.points[$0] }
    let all = columns(shown)
    let table = TextTable(all, width: width)
    var lines = table.lines
    if isStyled {
      lines[0] = "\u{1B}[2m" + lines[0] + "\u{1B}[0m"
      for (row, point) in shown.enumerated() where isBest(point) {
        lines[row + 1] = "\u{1B}[1m" + lines[row + 1] + "\u{1B}[0m"
      }
    }
    let rest = summary.points.count - shown.count
    if rest > 0 { lines.append("… and \(rest) more \(rest == 1 ? "point" : "points")") }
    let hidden = all.count - table.columns.count
    if hidden > 0 {
      lines.append("(\(hidden) more \(hidden == 1 ? "column" : "columns") on a wider terminal)")
    }
    return ([heading, ""] + lines + [""] + closing).joined(separator: "\n") + "\n"
  }

  private func isBest(_ point: PointSummary) -> Bool { point.rank == 1 && point.rankedValue != nil }

  private var heading: String {
    let counts = summary.counts
    let kinds = [
      (counts.finished, "finished"), (counts.stopped, "stopped"), (counts.diverged, "diverged"),
      (counts.failed, "failed"), (counts.missing, "missing"),
    ]
    let parts = kinds.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let points = summary.points.count
    return "\(summary.outcome.name): \(points) \(points == 1 ? "point" : "points"), "
      + "\(counts.total) \(counts.total == 1 ? "run" : "runs")" + (parts.isEmpty ? "" : " (\(parts))")
  }
}

// MARK: - Columns

extension SummaryTable {
  private func columns(_ points: [PointSummary]) -> [TextTable.Column] {
    var columns = [
      TextTable.Column(
        "", points.map { isBest($0) ? "*" : "" }, isRight: false),
      TextTable.Column("rank", points.map { $0.rank.map(String.init) ?? "–" }),
    ]
    columns += parameters(points)
    columns.append(rankedColumn(points))
    if ranking.overSeeds != .mean {
      let values = points.map(\.rankedValue)
      let decimals = Self.decimals(values, deviations: points.map { $0.ranked?.deviation })
      columns.append(
        TextTable.Column(ranking.overSeeds.rawValue, values.map { Self.cell($0, nil, decimals) }))
    }
    columns += solving(points) + otherParts(points)
    let seeds = points.map { $0.ranked?.count ?? 0 }
    columns.append(TextTable.Column("seeds", seeds.map(String.init), order: 2))
    if points.contains(where: { $0.counts.measured > $0.ranked?.count ?? 0 }) {
      columns.append(TextTable.Column("runs", points.map { String($0.counts.measured) }, order: 5))
    }
    for (title, count) in [
      ("diverged", \PointSummary.Counts.diverged), ("failed", \.failed), ("missing", \.missing),
    ] where points.contains(where: { $0.counts[keyPath: count] > 0 }) {
      columns.append(TextTable.Column(title, points.map { String($0.counts[keyPath: count]) }, order: 1))
    }
    return columns
  }

  /// One column an axis, under its path's last word where that is its alone.
  private func parameters(_ points: [PointSummary]) -> [TextTable.Column] {
    summary.outcome.axes.indices.map { axis in
      let values = points.map { summary.outcome.points[$0.point][axis].value }
      return TextTable.Column(
        axisTitle(axis), values.map(Self.text), isRight: values.allSatisfy { $0.double != nil },
        isElastic: true)
    }
  }

  private func axisTitle(_ axis: Int) -> String {
    let words = summary.outcome.axes.map { $0.split(separator: ".").last ?? "" }
    let isAlone = words.count { $0 == words[axis] } == 1
    return isAlone ? String(words[axis]) : summary.outcome.axes[axis]
  }

  /// An axis value: numbers to at most five significant digits.
  private static func text(_ value: JSON) -> String {
    switch value {
    case .number(let number): number.text(significant: 5)
    case .string(let text): text
    default: value.compactText
    }
  }

  private func rankedColumn(_ points: [PointSummary]) -> TextTable.Column {
    let moment = ranking.moment == .final ? "" : " (\(ranking.moment.rawValue))"
    return measurements("\(ranking.metric)\(moment)", points.map(\.ranked), order: 0)
  }

  /// The ranking metric's final values on the other parts.
  private func otherParts(_ points: [PointSummary]) -> [TextTable.Column] {
    let orders: [(part: DatasetPart, order: Int)] = [(.validation, 4), (.test, 3), (.train, 6)]
    return orders.compactMap { part, order in
      let name = MetricName(part, ranking.metric.metric)
      guard name != ranking.metric, summary.metrics.contains(name) else { return nil }
      return measurements(name.description, points.map { $0.metric(name)?.overSeeds }, order: order)
    }
  }

  private func solving(_ points: [PointSummary]) -> [TextTable.Column] {
    guard summary.outcome.solved != nil else { return [] }
    let epochs = points.map { point in
      guard let epochs = point.solving?.epochs else { return "–" }
      let range = [epochs.minimum, epochs.maximum].map { $0.text(significant: 7) }
      return epochs.median.text(significant: 7) + (epochs.count > 1 ? " (\(range[0])–\(range[1]))" : "")
    }
    return [
      TextTable.Column("solved", points.map { "\($0.solving?.solved ?? 0)/\($0.solving?.trained ?? 0)" }),
      TextTable.Column("epochs to solve", epochs, order: 3),
    ]
  }

  private func measurements(
    _ title: String, _ statistics: [SampleStatistics?], order: Int
  ) -> TextTable.Column {
    let decimals = Self.decimals(statistics.map { $0?.mean }, deviations: statistics.map { $0?.deviation })
    return TextTable.Column(
      title, statistics.map { Self.cell($0?.mean, $0?.deviation, decimals) }, order: order)
  }
}

// MARK: - Numbers

extension SummaryTable {
  /// Digits after the point for a column: two of the middle one of its deviations are seen, at most six; nil where the
  /// values are so small that only powers of ten tell them.
  private static func decimals(_ values: [Double?], deviations: [Double?]) -> Int? {
    let largest = values.compactMap { $0?.magnitude }.max() ?? 0
    if largest > 0, largest < 1e-4 { return nil }
    let spread = deviations.compactMap { $0 }.filter { $0 > 0 }.sorted()
    guard !spread.isEmpty else {
      return values.allSatisfy { $0.map { $0 == $0.rounded() && $0.magnitude > 1 } ?? true } ? 0 : 4
    }
    return min(6, max(0, 1 - spread[spread.count / 2].decimalExponent))
  }

  private static func cell(_ value: Double?, _ deviation: Double?, _ decimals: Int?) -> String {
    guard let value else { return "–" }
    func text(_ number: Double) -> String {
      decimals.map { number.text(decimals: $0) } ?? number.text(significant: 3)
    }
    return deviation.map { "\(text(value)) ± \(text($0))" } ?? text(value)
  }
}

// MARK: - Sentences

extension SummaryTable {
  private var closing: [String] {
    [bestSentence, divergedSentence, failedSentence, missingSentence, testSentence].compactMap { $0 }
  }

  private var bestSentence: String? {
    guard let best = summary.best, let ranked = best.ranked else {
      return "No run has a value to rank by yet."
    }
    let axes = summary.outcome.axes.indices.map { axis in
      "\(axisTitle(axis)) \(Self.text(summary.outcome.points[best.point][axis].value))"
    }
    let place = axes.isEmpty ? "" : " at " + axes.joined(separator: ", ")
    let decimals = Self.decimals([ranked.mean], deviations: [ranked.deviation])
    let value = Self.cell(ranked.mean, ranked.deviation, decimals)
    let start = "\(summary.points.count > 1 ? "Best" : "Result"): \(ranking.metric) \(value)\(place)"
    guard let interval = ranked.interval else { return start + " (one seed, so no interval)." }
    let bounds = [interval.lowerBound, interval.upperBound].map { Self.cell($0, nil, decimals) }
    return "\(start) (mean ± sd over \(ranked.count) seeds; 95 % interval \(bounds[0]) to \(bounds[1]))."
      + rivalsSentence(of: best, interval)
  }

  /// How many other points cannot be told from the best one.
  private func rivalsSentence(of best: PointSummary, _ interval: ClosedRange<Double>) -> String {
    let others = summary.points.filter { $0.point != best.point && $0.ranked != nil }
    guard !others.isEmpty else { return "" }
    let inside = others.count { $0.ranked.map { interval.contains($0.mean) } ?? false }
    switch inside {
    case 0: return " No other point's mean lies in that interval."
    case 1: return " One other point's mean lies in that interval."
    default: return " \(inside) other points' means lie in that interval."
    }
  }

  private var divergedSentence: String? {
    let counts = summary.counts
    guard counts.diverged > 0 else { return nil }
    return
      "\(counts.diverged) of \(counts.total) runs diverged; they count in no mean, and their points rank last."
  }

  private var failedSentence: String? {
    let counts = summary.counts
    guard counts.failed > 0 else { return nil }
    return "\(counts.failed) of \(counts.total) runs failed; results.json says why."
  }

  private var missingSentence: String? {
    let counts = summary.counts
    guard counts.missing > 0 else { return nil }
    return "\(counts.missing) of \(counts.total) runs are not trained yet."
  }

  private var testSentence: String? {
    guard ranking.metric.part == .test, summary.points.count > 1 else { return nil }
    return "Points are ranked on the test part, so the best one's value is optimistic."
  }
}

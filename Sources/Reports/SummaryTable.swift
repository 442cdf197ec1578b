import JSON
import Learning
import Results
import Specs
import Statistics

/// The results as a terminal shows them: the best points first, and sentences on how sure the best one is.
package struct SummaryTable {
  private let analysis: ExperimentAnalysis
  private let sentences: AnswerSentences
  private var summary: ExperimentSummary { analysis.summary }
  private var ranking: Ranking { summary.outcome.ranking }

  /// - Parameter spec: the spec's file, as a command names it.
  package init(_ analysis: ExperimentAnalysis, spec: String = "SPEC") {
    self.analysis = analysis
    sentences = AnswerSentences(analysis, spec: spec)
  }

  /// The table's text with a line end at its end.
  ///
  /// - Parameters:
  ///   - top: how many points are shown at most, under several conditions in all.
  ///   - width: the terminal's columns; less telling columns are left out to fit it.
  ///   - isStyled: whether the best point stands out by ANSI escapes.
  package func text(top: Int = 10, width: Int = 100, isStyled: Bool = false) -> String {
    let shown = self.shown(top: max(top, 1))
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
    if let legend = legend(shown) { lines.append(legend) }
    return ([heading, ""] + lines + [""] + closing).joined(separator: "\n") + "\n"
  }

  /// The best of each condition, as many as there is room for.
  private func shown(top: Int) -> [PointSummary] {
    let each = max(1, top / max(1, analysis.conditions.count))
    return analysis.conditions.prefix(top).flatMap { $0.order.prefix(each) }.map { summary.points[$0] }
  }

  private func isBest(_ point: PointSummary) -> Bool {
    let own = analysis.points[point.point]
    return own.rank == 1 && point.rankedValue != nil
  }

  /// `*` for the best of its condition, `~` for a point that is indistinguishable from it.
  private func mark(_ point: PointSummary) -> String {
    if isBest(point) { return "*" }
    let own = analysis.points[point.point]
    guard analysis.conditions[own.condition].isTested else { return "" }
    return own.isIndistinguishable == true ? "~" : ""
  }

  private func legend(_ shown: [PointSummary]) -> String? {
    let marks = Set(shown.map(mark))
    let hasSpread = shown.contains { $0.ranked?.deviation != nil }
    let words = [
      marks.contains("*") ? "* best" : nil,
      marks.contains("~") ? "~ statistically indistinguishable from it" : nil,
      hasSpread ? "± standard deviation over seeds" : nil,
      analysis.conditionAxes.isEmpty ? nil : "rank and marks within each condition",
    ].compactMap { $0 }
    return words.isEmpty ? nil : "(" + words.joined(separator: "; ") + ")"
  }

  private var heading: String {
    let counts = summary.counts
    let kinds = [
      (counts.finished, "finished"), (counts.stopped, "stopped"), (counts.diverged, "diverged"),
      (counts.failed, "failed"), (counts.missing, "missing"),
    ]
    let parts = kinds.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "\(summary.outcome.name): \(counted(summary.points.count, "point")), "
      + counted(counts.total, "run") + (parts.isEmpty ? "" : " (\(parts))")
  }
}

// MARK: - Columns

extension SummaryTable {
  private func columns(_ points: [PointSummary]) -> [TextTable.Column] {
    let own = points.map { analysis.points[$0.point] }
    var columns = [
      TextTable.Column("", points.map(mark), isRight: false),
      TextTable.Column("rank", own.map { $0.rank.map(String.init) ?? "–" }),
    ]
    columns += parameters(points)
    columns.append(rankedColumn(points))
    if ranking.overSeeds != .mean {
      let values = points.map { point in (value: point.rankedValue, spread: point.ranked?.deviation) }
      columns.append(TextTable.Column(ranking.overSeeds.rawValue, Self.cells(values).map(\.value)))
    }
    columns += pValues(own)
    columns += solving(points) + otherParts(points)
    columns.append(TextTable.Column("seeds", zip(points, own).map(Self.seeds), order: 2))
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

  /// `5`, or `3 of 5` where seeds have no value.
  private static func seeds(_ point: PointSummary, _ analysis: PointAnalysis) -> String {
    let count = point.ranked?.count ?? 0
    return count == analysis.seedsAsked ? "\(count)" : "\(count) of \(analysis.seedsAsked)"
  }

  private func parameters(_ points: [PointSummary]) -> [TextTable.Column] {
    let titles = AxisText.titles(of: summary.outcome.axes)
    return summary.outcome.axes.indices.map { axis in
      let values = points.map { summary.outcome.points[$0.point][axis].value }
      return TextTable.Column(
        titles[axis], values.map(AxisText.value), isRight: values.allSatisfy { $0.double != nil },
        isElastic: true)
    }
  }

  private func rankedColumn(_ points: [PointSummary]) -> TextTable.Column {
    let moment = ranking.moment == .final ? "" : " (\(ranking.moment.rawValue))"
    return measurements("\(ranking.metric)\(moment)", points.map(\.ranked), order: 0)
  }

  /// Against the best of the condition, corrected for the number of points.
  private func pValues(_ points: [PointAnalysis]) -> [TextTable.Column] {
    let cells = points.map { point in
      guard let comparison = point.comparison, comparison.method != .none else { return "–" }
      return comparison.pValue.pValueText
    }
    return cells.contains { $0 != "–" } ? [TextTable.Column("p", cells, order: 4)] : []
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
    let cells = Self.cells(statistics.map { ($0?.mean, $0?.deviation) })
    return TextTable.Column(
      title, cells.map { cell in cell.spread.map { "\(cell.value) ± \($0)" } ?? cell.value }, order: order)
  }

  /// Each value with the digits that its own spread allows; `–` where there is none.
  private static func cells(
    _ values: [(value: Double?, spread: Double?)]
  ) -> [(value: String, spread: String?)] {
    let rows = SpreadColumn(values.compactMap { cell in cell.value.map { ($0, cell.spread) } }).rows
    var next = rows.makeIterator()
    return values.map { cell in
      guard cell.value != nil, let row = next.next() else { return ("–", nil) }
      return (row.value, row.spread)
    }
  }
}

// MARK: - Sentences

extension SummaryTable {
  private var closing: [String] {
    let measured = analysis.conditions.filter { $0.best != nil }
    if measured.isEmpty { return ["No run has a value to rank by yet."] + kinds }
    guard analysis.conditions.count > 1 else { return sentences.about(measured[0]) + kinds }
    return [sentences.conditions] + measured.prefix(Self.mostConditions).map { sentences.line(of: $0) }
      + (measured.count > Self.mostConditions
        ? ["… and \(measured.count - Self.mostConditions) more conditions"] : [])
      + [sentences.meanRank].compactMap { $0 } + kinds
  }

  private static let mostConditions = 10

  private var kinds: [String] {
    let counts = summary.counts
    let all = "of \(counts.total) runs"
    return [
      counts.diverged == 0
        ? nil : "\(counts.diverged) \(all) diverged; they are in no mean, and their points rank last.",
      counts.failed == 0 ? nil : "\(counts.failed) \(all) failed; results.json says why.",
      counts.missing == 0 ? nil : "\(counts.missing) \(all) are not trained yet.",
    ].compactMap { $0 }
  }
}

import JSON
import Learning
import Results
import Specs
import Statistics

/// The results as a terminal shows them: the best points first, and sentences on how sure the best one is.
package struct SummaryTable {
  let analysis: ExperimentAnalysis
  private let sentences: AnswerSentences
  var summary: ExperimentSummary { analysis.summary }
  var ranking: Ranking { summary.outcome.ranking }

  /// In which order points are shown.
  package enum Order: Sendable, Hashable {
    /// The best first.
    case rank
    /// The cheapest first; points whose costs are not known last.
    case weights, updates
    /// The best mean of a metric's final values first; points without one last.
    case metric(MetricName)
  }

  let order: Order

  /// - Parameter command: what trains the experiment again; nil if no command can.
  package init(_ analysis: ExperimentAnalysis, command: TrainingCommand? = nil, order: Order = .rank) {
    self.analysis = analysis
    self.order = order
    sentences = AnswerSentences(analysis, command: command)
  }

  /// The table's text with a line end at its end.
  ///
  /// - Parameters:
  ///   - top: how many points are shown at most, under several conditions in all.
  ///   - width: the terminal's columns; less telling columns are left out to fit it.
  ///   - isStyled: whether the best point stands out by ANSI escapes.
  package func text(top: Int = 10, width: Int = 100, isStyled: Bool = false) -> String {
    let shown = self.shown(top: max(top, 1))
    let table = TextTable(columns(shown), width: width)
    var lines = table.lines
    if isStyled {
      lines[0] = "\u{1B}[2m" + lines[0] + "\u{1B}[0m"
      for (row, point) in shown.enumerated() where isBest(point) {
        lines[row + 1] = "\u{1B}[1m" + lines[row + 1] + "\u{1B}[0m"
      }
    }
    let rest = summary.points.count - shown.count
    if rest > 0 { lines.append("… and \(rest) more \(rest == 1 ? "point" : "points")") }
    if let note = table.note { lines.append(note) }
    if let legend = legend(shown) { lines.append(legend) }
    return ([heading, ""] + lines + [""] + closing).joined(separator: "\n") + "\n"
  }

  /// The best of each condition, as many as there is room for.
  private func shown(top: Int) -> [PointSummary] {
    let each = max(1, top / max(1, analysis.conditions.count))
    return analysis.conditions.prefix(top).flatMap { sorted($0.order).prefix(each) }.map {
      summary.points[$0]
    }
  }

  private func sorted(_ points: [Int]) -> [Int] {
    if order == .rank { return points }
    let places = points.indices.sorted { (cost(points[$0]), $0) < (cost(points[$1]), $1) }
    return places.map { points[$0] }
  }

  /// What a point is sorted by, the smallest first.
  private func cost(_ point: Int) -> Double {
    let own = analysis.points[point]
    switch order {
    case .rank: return own.rank.map { Double($0) } ?? .infinity
    case .weights: return own.weights.map { Double($0) } ?? .infinity
    case .updates: return own.updates ?? .infinity
    case .metric(let name):
      guard let mean = summary.points[point].metric(name)?.overSeeds.mean else { return .infinity }
      let isLargest =
        name == ranking.metric ? ranking.goal == .maximize : name.metric.isBetterWhenLarger
      return isLargest ? -mean : mean
    }
  }

  private func isBest(_ point: PointSummary) -> Bool {
    let own = analysis.points[point.point]
    return own.rank == 1 && point.rankedValue != nil
  }

  /// `*` for the best of its condition, `~` for a point that is indistinguishable from it.
  func mark(_ point: PointSummary) -> String {
    if isBest(point) { return "*" }
    let own = analysis.points[point.point]
    let condition = analysis.conditions[own.condition]
    guard condition.isTested, condition.tested.contains(point.point) else { return "" }
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
      (counts.paused, "paused"),
      (counts.failed, "failed"), (counts.missing, "missing"),
    ]
    let parts = kinds.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "\(summary.outcome.name): \(pointWords), "
      + counted(counts.total, "run") + (parts.isEmpty ? "" : " (\(parts))")
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
      searchSentence,
      counts.diverged == 0
        ? nil : "\(counts.diverged) \(all) diverged; they are in no mean, and their points rank last.",
      counts.failed == 0 ? nil : "\(counts.failed) \(all) failed; results.json says why.",
      counts.missing == 0 ? nil : "\(counts.missing) \(all) are not trained yet.",
    ].compactMap { $0 }
  }
}

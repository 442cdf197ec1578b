import JSON
import Learning
import Records
import Results
import Specs
import Statistics

/// An analysis in sentences: which point is the best, and how sure that is. Each is whole, with its full stop, and nil if
/// there is nothing to say.
package struct AnswerSentences {
  let analysis: ExperimentAnalysis
  let command: TrainingCommand?
  private let titles: [String]
  var ranking: Ranking { analysis.selection.ranking }
  var summary: ExperimentSummary { analysis.summary }

  /// - Parameter command: what trains the experiment again; nil if no command can.
  package init(_ analysis: ExperimentAnalysis, command: TrainingCommand? = nil) {
    self.analysis = analysis
    self.command = command
    titles = AxisText.titles(of: analysis.summary.outcome.axes)
  }

  /// All sentences about one condition, in their order.
  package func about(_ condition: ConditionAnalysis) -> [String] {
    [
      best(condition), intervals(condition), indistinguishable(condition), analysis.stopSentence(condition),
      resolution(condition),
      constantAnswer(condition), selection(condition),
    ].compactMap { $0 }
  }

  /// `Best: validation.accuracy 0.9756 ± 0.0030 (mean ± sd over 5 seeds) at layers [64,32,10], learning_rate 0.1.`
  package func best(_ condition: ConditionAnalysis) -> String? {
    guard let best = condition.best, let ranked = summary.points[best].ranked else { return nil }
    let start = condition.points.count > 1 ? "Best" : "Result"
    let moment = ranking.moment == .final ? "" : " (\(ranking.moment.rawValue))"
    let place = words(of: best)
    return "\(start): \(ranking.metric)\(moment) \(valueWords(ranked))"
      + (place.isEmpty ? "." : " at \(place).")
  }

  /// Both intervals, and which is the wider one; what the interval over seeds leaves out.
  package func intervals(_ condition: ConditionAnalysis) -> String? {
    guard let point = condition.best.map({ analysis.points[$0] }), let widest = point.widest else {
      return nil
    }
    guard let samples = point.overSamples else {
      let start =
        widest.width > 0
        ? "95 % interval of the mean: \(bounds(widest)) over \(widest.source.words)"
        : "All seeds reach the same value, so there is no interval over seeds"
      return start + (widest.width > 0 ? "; it does not include the choice of samples." : ".")
    }
    guard let seeds = point.overSeeds, seeds.width > 0 else {
      return "95 % interval of the mean: \(bounds(samples)) over \(samples.source.words)."
    }
    return "95 % interval of the mean: \(bounds(seeds)) over \(seeds.source.words); \(bounds(samples)) over "
      + "\(samples.source.words). The wider one, over \(widest.source.words), counts."
  }

  /// The smallest difference that these seeds show.
  package func resolution(_ condition: ConditionAnalysis) -> String? {
    let range = ranking.metric.metric.range
    guard let difference = condition.smallestDifference, difference > 0, condition.others > 0,
      difference < range.upperBound - range.lowerBound
    else { return nil }
    return
      "With these seeds a point that is worse by about \(difference.text(significant: 2)) is distinguished 4 times in 5."
  }

  /// What a network that always gives the same answer reaches, or that the best point is not better than it.
  package func constantAnswer(_ condition: ConditionAnalysis) -> String? {
    guard let value = condition.constantAnswer else { return nil }
    let answer = summary.outcome.classes.isEmpty ? "mean target" : "most frequent class"
    let text = value.text(significant: 3)
    guard isBetter(condition, than: value) else {
      let what = condition.points.count > 1 ? "The best point" : "The result"
      return "\(what) is not better than a constant answer (\(text), the \(answer))."
    }
    return "A constant answer (\(answer)) reaches \(text)."
  }

  private func isBetter(_ condition: ConditionAnalysis, than constant: Double) -> Bool {
    guard let value = condition.best.flatMap({ summary.points[$0].rankedValue }) else { return true }
    return ranking.goal.prefers(value, to: constant)
  }

  /// How the best was chosen, and the untouched part's value.
  package func selection(_ condition: ConditionAnalysis) -> String? {
    guard let best = condition.best, analysis.selection.isOptimistic else { return nil }
    let count = condition.points.count { summary.points[$0].isCandidate }
    let what = count > 1 ? "The best of \(count) points" : "The best epoch"
    let start =
      "\(what) was chosen on the \(ranking.metric.part.rawValue) part, so its value there is optimistic"
    guard let name = analysis.selection.untouched,
      let value = analysis.selection.untouchedValue(of: summary.points[best])
    else { return start + "." }
    return "\(start); \(name), which was not used to choose, is \(valueWords(value))."
  }

  /// Why there are several best points.
  package var conditions: String {
    let axes = analysis.conditionAxes.joined(separator: ", ")
    return "Points are ranked and compared within each value of \(axes), which changes what is evaluated:"
  }

  /// A condition's best point in one line.
  package func line(of condition: ConditionAnalysis) -> String {
    let start = "  \(words(condition.values)): "
    guard let best = condition.best, let ranked = summary.points[best].ranked else {
      return start + "no run has a value to rank by yet"
    }
    let place = words(of: best)
    var line = start + (place.isEmpty ? "" : "\(place), ") + "\(ranking.metric) \(valueWords(ranked))"
    if let standing = standing(condition) { line += "; \(standing)" }
    if let constant = condition.constantAnswer {
      let text = constant.text(significant: 3)
      line +=
        isBetter(condition, than: constant)
        ? "; a constant answer \(text)" : "; not better than a constant answer (\(text))"
    }
    return line
  }

  /// The setting with the best mean rank over the conditions.
  package var meanRank: String? {
    guard let first = analysis.settings.first, analysis.settings.count > 1 else { return nil }
    return "Over \(analysis.conditions.count) conditions \(words(first.values)) has the best mean rank, "
      + "\(first.meanRank.text(significant: 3)) among \(analysis.settings.count) settings."
  }

  /// `layers [64,32,10], learning_rate 0.1`, without the condition's own axes.
  package func words(of point: Int) -> String {
    words(summary.outcome.points[point].filter { !analysis.conditionAxes.contains($0.path) })
  }

  /// Axis values by their titles.
  package func words(_ values: [AxisValue]) -> String {
    values.filter { !$0.value.isNull }.map { value in
      let axis = summary.outcome.axes.firstIndex(of: value.path)
      return "\(axis.map { titles[$0] } ?? value.path) \(AxisText.value(value.value))"
    }.joined(separator: ", ")
  }

  /// `0.9756 ± 0.0030 (mean ± sd over 5 seeds)`.
  package func valueWords(_ statistics: SampleStatistics) -> String {
    let row = SpreadColumn([(statistics.mean, statistics.deviation)]).rows[0]
    guard let spread = row.spread else { return "\(row.value) (one seed, so no spread)" }
    return "\(row.value) ± \(spread) (mean ± sd over \(statistics.count) seeds)"
  }

  /// `0.972 to 0.979`, with the digits that the width allows.
  package func bounds(_ interval: MeanInterval) -> String {
    let ends = [interval.bounds.lowerBound, interval.bounds.upperBound]
    let half = 0.5 * interval.width
    let rows = SpreadColumn(ends.map { ($0, half > 0 ? half : nil) }).rows
    return "\(rows[0].value) to \(rows[1].value)"
  }
}

extension MeanInterval.Source {
  /// What is drawn anew, in words.
  package var words: String {
    switch self {
    case .seeds: "seeds"
    case .seedsAndSamples: "seeds and samples"
    case .samples: "samples"
    case .folds: "folds"
    }
  }
}

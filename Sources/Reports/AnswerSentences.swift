import JSON
import Learning
import Records
import Results
import Specs
import Statistics

/// An analysis in sentences: which point is the best, and how sure that is. Each is whole, with its full stop, and nil where
/// there is nothing to say.
package struct AnswerSentences {
  private let analysis: ExperimentAnalysis
  private let spec: String
  private let titles: [String]
  private var ranking: Ranking { analysis.selection.ranking }
  private var summary: ExperimentSummary { analysis.summary }

  /// - Parameter spec: the spec's file as a command names it.
  package init(_ analysis: ExperimentAnalysis, spec: String = "SPEC") {
    self.analysis = analysis
    self.spec = spec
    titles = AxisText.titles(of: analysis.summary.outcome.axes)
  }

  /// All sentences about one condition, in their order.
  package func about(_ condition: ConditionAnalysis) -> [String] {
    [
      best(condition), intervals(condition), indistinguishable(condition), resolution(condition),
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

  /// Both intervals, and which is the wider one.
  package func intervals(_ condition: ConditionAnalysis) -> String? {
    guard let point = condition.best.map({ analysis.points[$0] }), let widest = point.widest else {
      return nil
    }
    let all = [point.overSeeds, point.overSamples].compactMap { $0 }
    let words = all.map { "\(bounds($0)) over \($0.source.words)" }
    let start = "95 % interval of the mean: " + words.joined(separator: "; ")
    return all.count > 1 ? "\(start). The wider one, over \(widest.source.words), counts." : "\(start)."
  }

  /// How many others cannot be told from the best, by which test, and what would tell the next one.
  package func indistinguishable(_ condition: ConditionAnalysis) -> String? {
    guard let best = condition.best, condition.others > 0 else { return nil }
    let seeds = analysis.points[best].seeds
    guard condition.isTested else {
      return seeds < 2
        ? "With one seed no point can be distinguished from another; several seeds are needed, such as seeds=5."
        : "No point differs from it in any seed."
    }
    let count = condition.indistinguishable.count
    let all = condition.others == 1 ? "1 other point" : "\(condition.others) other points"
    let basis = "with \(counted(seeds, "seed")) (\(tests(condition)), 5 % level)."
    let start =
      switch count {
      case 0: "No other point is statistically indistinguishable from it \(basis)"
      case 1: "1 of \(all) is statistically indistinguishable from it \(basis)"
      default: "\(count) of \(all) are statistically indistinguishable from it \(basis)"
      }
    return start + (command(condition).map { " \($0)" } ?? "")
  }

  private func tests(_ condition: ConditionAnalysis) -> String {
    let methods = Set(condition.points.compactMap { analysis.points[$0].comparison?.method })
    if methods.contains(.signFlip) {
      return methods.contains(.student)
        ? "sign-flip test of all points at once; Student's paired test for points with fewer than 5 seeds"
        : "sign-flip test of all points at once"
    }
    return
      "Student's paired test, corrected for the number of points, because fewer than 5 seeds are too few for signs"
  }

  private func command(_ condition: ConditionAnalysis) -> String? {
    switch condition.seedsNeeded {
    case .seeds(let count):
      "About \(count) seeds would distinguish the second point: etalon run \(spec) seeds=\(count)"
    case .moreThan(let count): "More than \(count) seeds would be needed to distinguish the second point."
    case nil: nil
    }
  }

  /// The smallest difference that these seeds show.
  package func resolution(_ condition: ConditionAnalysis) -> String? {
    guard let difference = condition.smallestDifference, difference > 0, condition.others > 0 else {
      return nil
    }
    return
      "Differences from about \(difference.text(significant: 2)) on are found with these seeds, 4 times in 5."
  }

  /// What a network that always gives the same answer reaches.
  package func constantAnswer(_ condition: ConditionAnalysis) -> String? {
    guard let value = condition.constantAnswer else { return nil }
    let answer = summary.outcome.classes.isEmpty ? "mean target" : "most frequent class"
    return "A constant answer (\(answer)) reaches \(value.text(significant: 3))."
  }

  /// How the best was picked, and the untouched part's value.
  package func selection(_ condition: ConditionAnalysis) -> String? {
    guard let best = condition.best, analysis.selection.isOptimistic else { return nil }
    let count = condition.points.count { summary.points[$0].rankedValue != nil }
    let what = count > 1 ? "the best of \(count) points" : "the best of its epochs"
    let start = "As \(what) on the \(ranking.metric.part.rawValue) part, its value there is optimistic"
    guard let name = analysis.selection.untouched,
      let value = analysis.selection.untouchedValue(of: summary.points[best])
    else { return start + "." }
    return "\(start); \(name), which chose nothing, is \(valueWords(value))."
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
    if condition.isTested {
      line +=
        "; \(condition.indistinguishable.count) of \(counted(condition.others, "other")) indistinguishable"
    }
    if let constant = condition.constantAnswer {
      line += "; a constant answer \(constant.text(significant: 3))"
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
    values.map { value in
      let axis = summary.outcome.axes.firstIndex(of: value.path)
      return "\(axis.map { titles[$0] } ?? value.path) \(AxisText.value(value.value))"
    }.joined(separator: ", ")
  }

  /// `0.9756 ± 0.0030 (mean ± sd over 5 seeds)`.
  func valueWords(_ statistics: SampleStatistics) -> String {
    let row = SpreadColumn([(statistics.mean, statistics.deviation)]).rows[0]
    guard let spread = row.spread else { return "\(row.value) (one seed, so no spread)" }
    return "\(row.value) ± \(spread) (mean ± sd over \(statistics.count) seeds)"
  }

  private func bounds(_ interval: MeanInterval) -> String {
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

import Learning
import Plots
import Reports
import Results
import Statistics

/// How sure an experiment's answer is, in sentences for people who never read the documentation.
struct AnswerWords {
  let experiment: ReportedExperiment
  let source: ReportSource
  /// More seeds than these are not suggested as a command.
  private static let mostSeeds = 60
  private var analysis: ExperimentAnalysis { experiment.analysis }

  /// About the best point of a condition.
  func about(_ condition: ConditionAnalysis) -> [String] {
    guard let best = condition.best else { return [] }
    return [
      spread(best), others(condition, best), seeds(condition), constant(condition),
      untouched(condition, best),
    ]
    .compactMap { $0 }
  }

  /// `±0.003 standard deviation over 5 seeds; 95 % interval 0.972 to 0.979 (seeds), 0.949 to 0.990 (seeds and samples).`
  private func spread(_ best: Int) -> String? {
    let point = experiment.points[best]
    let certainty = analysis.points[best]
    let intervals = [certainty.overSeeds, certainty.overSamples].compactMap { $0 }
    let words = intervals.map { "\(bounds($0)) (\($0.source.words))" }
    let interval = words.isEmpty ? "" : "95 % interval of the mean \(words.joined(separator: ", "))"
    guard let deviation = point.deviationText else {
      let start = "One seed: how much is chance cannot be told"
      return interval.isEmpty ? start + "." : "\(start); \(interval)."
    }
    let spread = "±\(deviation) standard deviation over \(quantity(point.seedValues.count, "seed"))"
    return interval.isEmpty ? spread + "." : "\(spread); \(interval)."
  }

  /// `8 of 13 other points cannot be distinguished from it with 5 seeds.`
  private func others(_ condition: ConditionAnalysis, _ best: Int) -> String? {
    guard condition.others > 0 else { return nil }
    let seeds = analysis.points[best].seeds
    guard condition.isTested else {
      return seeds < 2
        ? "With one seed no point can be distinguished from another; try \(source.command(with: "seeds=5"))"
        : nil
    }
    let count = condition.indistinguishable.count
    if count == 0 {
      let all =
        condition.others == 1 ? "The other point is" : "All \(quantity(condition.others, "other point")) are"
      return "\(all) distinguishable from it, and worse, with \(quantity(seeds, "seed"))."
    }
    return
      "\(NumberText.count(count)) of \(quantity(condition.others, "other point")) cannot be distinguished from it with \(quantity(seeds, "seed"))."
  }

  /// How many seeds more would be needed.
  private func seeds(_ condition: ConditionAnalysis) -> String? {
    switch condition.seedsNeeded {
    case .seeds(let count) where count > Self.mostSeeds:
      "The second point is so close that about \(NumberText.count(count)) seeds would be needed to distinguish it."
    case .seeds(let count):
      "About \(count) seeds would distinguish the second point: \(source.command(with: "seeds=\(count)"))"
    case .moreThan(let count):
      "The second point is so close that more than \(NumberText.count(count)) seeds would be needed to distinguish it."
    case nil: nil
    }
  }

  private func constant(_ condition: ConditionAnalysis) -> String? {
    guard let value = condition.constantAnswer else { return nil }
    let answer = experiment.outcome.classes.isEmpty ? "the mean target" : "the most frequent class"
    return "A constant answer (\(answer)) reaches \(NumberFormat(values: [value]).text(value))."
  }

  /// The value on samples that chose nothing.
  private func untouched(_ condition: ConditionAnalysis, _ best: Int) -> String? {
    guard analysis.selection.isOptimistic, condition.points.count > 1 || experiment.ranking.moment != .final
    else { return nil }
    let part = experiment.ranking.metric.part.word
    guard let name = analysis.selection.untouched,
      let value = analysis.selection.untouchedValue(of: experiment.summary.points[best])
    else {
      return "It was chosen on the \(part) part, so that its value there is optimistic."
    }
    return
      "It was chosen on the \(part) part, so that its value there is optimistic; \(name.words), which chose nothing, is \(value.text)."
  }

  /// Under several conditions: the setting that does best over all.
  var meanRank: String? {
    guard let first = analysis.settings.first, analysis.settings.count > 1 else { return nil }
    let setting = first.values.compactMap { value in
      experiment.axes.first { $0.path == value.path }.map { "\($0.name) \(AxisText.value(value.value))" }
    }.joined(separator: ", ")
    return
      "Over \(analysis.conditions.count) conditions \(setting) has the best mean rank: \(NumberText.significant(first.meanRank, digits: 3)) among \(quantity(analysis.settings.count, "setting"))."
  }

  private func bounds(_ interval: MeanInterval) -> String {
    let half = 0.5 * interval.width
    let ends = [interval.bounds.lowerBound, interval.bounds.upperBound]
    let rows = SpreadColumn(ends.map { ($0, half > 0 ? half : nil) }).rows
    return "\(rows[0].value) to \(rows[1].value)"
  }
}

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
  private static let mostSeeds = 200
  private var analysis: ExperimentAnalysis { experiment.analysis }

  /// About the best point of a condition.
  func about(_ condition: ConditionAnalysis) -> [String] {
    guard let best = condition.best else { return [] }
    return [
      spread(best), others(condition, best), analysis.stopSentence(condition), seeds(condition, best),
      constant(condition, best),
      untouched(condition, best),
    ]
    .compactMap { $0 }
  }

  /// `±0.003 standard deviation over 5 seeds; 95 % interval of the mean 0.972 to 0.979 (seeds), 0.949 to 0.990 (seeds and
  /// samples). The wider one, over seeds and samples, counts.`
  private func spread(_ best: Int) -> String? {
    let point = experiment.points[best]
    let certainty = analysis.points[best]
    let intervals = [certainty.overSeeds, certainty.overSamples].compactMap { $0 }
    let words = intervals.map { "\(bounds($0)) (\($0.source.words))" }
    let interval = words.isEmpty ? "" : "95 % interval of the mean \(words.joined(separator: ", "))"
    let reach = reach(certainty)
    guard let deviation = point.deviationText else {
      let start = "One seed: how much of it is chance is unknown"
      return interval.isEmpty ? start + "." : "\(start); \(interval).\(reach)"
    }
    let spread = "±\(deviation) standard deviation over \(quantity(point.seedValues.count, "seed"))"
    return interval.isEmpty ? spread + "." : "\(spread); \(interval).\(reach)"
  }

  /// Which interval counts, or what a single one leaves out.
  private func reach(_ point: PointAnalysis) -> String {
    guard let widest = point.widest else { return "" }
    if point.overSeeds != nil, point.overSamples != nil {
      return " The wider one, over \(widest.source.words), counts."
    }
    switch widest.source {
    case .seeds: return " The interval does not include the choice of samples."
    case .samples: return " The interval does not include the choice of seed."
    case .seedsAndSamples, .folds: return ""
    }
  }

  /// `8 of 13 other points cannot be distinguished from it with 5 seeds on these 180 samples.`
  private func others(_ condition: ConditionAnalysis, _ best: Int) -> String? {
    guard condition.others > 0 else { return nil }
    let seeds = analysis.points[best].seeds
    guard condition.isTested else {
      return seeds < 2
        ? "With one seed no point can be distinguished from another; try \(source.command(with: "seeds=5"))"
        : nil
    }
    let untested = experiment.untested(condition)
    let count = condition.indistinguishable.count - untested
    let tested = condition.others - untested
    let basis = "with \(quantity(seeds, "seed")) on these \(samples(condition))"
    let rest =
      untested == 0
      ? ""
      : " \(quantity(untested, "point")) \(untested == 1 ? "shares" : "share") fewer than 2 seeds with it: not tested."
    if count == 0 {
      let all =
        switch tested {
        case 1: "The other point is"
        case 2: "Both other points are"
        default: "All \(quantity(tested, "other point")) are"
        }
      return "\(all) distinguishable from it, and worse, \(basis).\(rest)"
    }
    if count == tested, tested > 1 {
      return "None of the \(quantity(tested, "other point")) can be distinguished from it \(basis).\(rest)"
    }
    return
      "\(NumberText.count(count)) of \(quantity(tested, "other point")) cannot be distinguished from it \(basis).\(rest)"
  }

  /// `180 samples` of the part that ranks; without the number where the runs differ in it.
  private func samples(_ condition: ConditionAnalysis) -> String {
    let runs = condition.points.flatMap { experiment.runs(of: $0) }
    let counts = Set(
      runs.map { experiment.outcome.facts[$0.data]?.samples(of: experiment.ranking.metric.part) })
    guard counts.count == 1, let count = counts.first ?? nil, runs.allSatisfy({ $0.key.fold == nil }) else {
      return "samples"
    }
    return quantity(count, "sample")
  }

  /// How many seeds more would be needed.
  private func seeds(_ condition: ConditionAnalysis, _ best: Int) -> String? {
    switch condition.seedsNeeded {
    case .seeds(let count) where count <= analysis.points[best].seeds:
      "If the measured difference is the true one, \(quantity(count, "seed")) distinguish the second point 4 times in 5; these did not."
    case .seeds(let count):
      "If the measured difference is the true one, about \(quantity(count, "seed")) would distinguish the second point 4 times in 5"
        + (count > Self.mostSeeds || analysis.summary.outcome.search != nil
          ? "." : ": \(source.command(with: "seeds=\(count)"))")
    case .moreThan(let count):
      "If the measured difference is the true one, more than \(quantity(count, "seed")) would be needed to distinguish the second point 4 times in 5."
    case nil: nil
    }
  }

  private func constant(_ condition: ConditionAnalysis, _ best: Int) -> String? {
    guard let value = condition.constantAnswer else { return nil }
    let answer = experiment.outcome.classes.isEmpty ? "the mean target" : "the most frequent class"
    let reached = NumberFormat(values: [value]).text(value)
    let isMaximized = experiment.ranking.goal == .maximize
    if let own = experiment.points[best].value, isMaximized ? own <= value : own >= value {
      return "It is not better than a constant answer (\(answer)), which reaches \(reached)."
    }
    return "A constant answer (\(answer)) reaches \(reached)."
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
    let setting = first.values.filter { !$0.value.isNull }.compactMap { value in
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

extension ReportedExperiment {
  /// How many points of a condition could not be tested against its best one; all are among the indistinguishable ones.
  func untested(_ condition: ConditionAnalysis) -> Int {
    condition.indistinguishable.count { analysis.points[$0].isUntested }
  }
}

extension PointAnalysis {
  /// Whether the test against the best point had fewer than two seeds to go by, so that nothing is claimed.
  var isUntested: Bool { comparison.map { $0.method == .none && $0.seeds < 2 } ?? false }
}

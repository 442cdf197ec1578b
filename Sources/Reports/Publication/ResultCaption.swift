import Results
import Specs

/// What a table of results means: over what means are, what ± is, the test, and how the best was chosen.
struct ResultCaption {
  let sentences: [String]

  /// - Parameter isCrossed: whether a cell stands for several points.
  init(_ all: [ExperimentAnalysis], isCrossed: Bool) {
    let names = all.map(\.summary.outcome.name).joined(separator: ", ")
    let ranking = all[0].selection.ranking
    let seeds = all.flatMap(\.summary.points).compactMap { $0.ranked?.count }
    let number = "n = " + Self.range(seeds)
    let isSpread = (seeds.max() ?? 0) > 1
    let moment = ranking.moment == .final ? "" : " at its \(ranking.moment.rawValue) epoch"
    var sentences = [
      "\(names): \(ranking.metric)\(moment), mean over \(number) \(seeds.max() == 1 ? "seed" : "seeds")"
        + (isSpread ? "; ± is the standard deviation over seeds." : ".")
    ]
    sentences.append(Self.bold(all))
    if isCrossed { sentences.append("Each cell is the best of its points by the same metric.") }
    if let choice = Self.choice(all) { sentences.append(choice) }
    self.sentences = sentences
  }

  /// Among how many points the best was chosen, in each experiment; nil if there was no choice.
  private static func choice(_ all: [ExperimentAnalysis]) -> String? {
    let choices = all.filter { $0.selection.candidates > 1 }
    guard let first = choices.first else { return nil }
    let metric = first.selection.ranking.metric
    guard all.count > 1 else {
      return
        "The best was chosen among \(first.selection.candidates) points by \(metric), so its value is optimistic."
    }
    let counts = choices.map { "\($0.selection.candidates) in \($0.summary.outcome.name)" }
    return
      "The best of an experiment was chosen among its points by \(metric) (\(counts.joined(separator: ", "))), so its value is optimistic."
  }

  private static func bold(_ all: [ExperimentAnalysis]) -> String {
    let conditions = all.flatMap(\.conditions)
    let scope =
      all.count > 1 ? " within each experiment" : conditions.count > 1 ? " within each condition" : ""
    guard conditions.contains(where: \.isTested) else {
      return "Bold: the best\(scope); no test was possible."
    }
    let methods = Set(all.flatMap(\.points).compactMap { $0.comparison?.method })
    let test =
      methods.contains(.signFlip)
      ? "sign-flip test over seeds with the maximum statistic"
      : "Student's paired test, corrected by Holm's method"
    return
      "Bold: the best\(scope) and all that are statistically indistinguishable from it (\(test), 5 % level)."
  }

  private static func range(_ counts: [Int]) -> String {
    guard let least = counts.min(), let most = counts.max() else { return "0" }
    return least == most ? "\(least)" : "\(least) to \(most)"
  }
}

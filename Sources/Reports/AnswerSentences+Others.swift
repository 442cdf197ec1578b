import Learning
import Records
import Results
import Specs
import Statistics

// How the other points stand to the best one.

extension AnswerSentences {
  /// More seeds than these are not suggested as a command: other samples would change more.
  private static let mostSeeds = 200

  /// How many others are not distinguished from the best, by which test, and how many seeds would distinguish the next one.
  package func indistinguishable(_ condition: ConditionAnalysis) -> String? {
    guard let best = condition.best, condition.others > 0 else { return nil }
    let seeds = analysis.points[best].seeds
    guard condition.isTested else {
      return seeds < 2
        ? "With one seed no point can be distinguished from another; several seeds are needed, such as seeds=5."
        : condition.tested.isEmpty
          ? untested(condition) : "No point differs from it in any seed."
    }
    let basis = "with \(counted(seeds, "seed")), on \(samples(condition)) (\(tests(condition)), 5 % level)."
    return [
      "\(others(condition)) \(basis)", untested(condition), advice(condition),
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// `1 of 5 other points is statistically indistinguishable from it`; of all others only those that were tested.
  private func others(_ condition: ConditionAnalysis) -> String {
    let (tested, near) = (condition.tested.count, condition.near.count)
    let other = condition.untested.isEmpty ? "other" : "tested"
    let alike = "statistically indistinguishable from it"
    switch (near, tested) {
    case (0, 1): return "The \(other) point is worse"
    case (0, _): return "Every \(other) point is worse"
    case (1, 1): return "The \(other) point is \(alike)"
    case (2, 2): return "Both \(other) points are \(alike)"
    case (tested, _): return "All \(tested) \(other) points are \(alike)"
    default: return "\(near) of \(tested) \(other) points \(near == 1 ? "is" : "are") \(alike)"
    }
  }

  /// The same in few words, for one of several conditions; nil if nothing was tested.
  func standing(_ condition: ConditionAnalysis) -> String? {
    guard condition.isTested else { return nil }
    let (tested, near) = (condition.tested.count, condition.near.count)
    let other = condition.untested.isEmpty ? "other" : "tested"
    switch (near, tested) {
    case (0, 1): return "the \(other) point is worse"
    case (0, _): return "every \(other) point is worse"
    case (1, 1): return "the \(other) point is indistinguishable"
    default: return "\(near) of \(tested) \(other) points indistinguishable"
    }
  }

  private func untested(_ condition: ConditionAnalysis) -> String? {
    switch condition.untested.count {
    case 0: nil
    case 1: "1 point cannot be tested yet: it has fewer than 2 seeds in common with the best one."
    case let count:
      "\(count) points cannot be tested yet: they have fewer than 2 seeds in common with the best one."
    }
  }

  /// `these 81 validation samples`: what a verdict holds for.
  private func samples(_ condition: ConditionAnalysis) -> String {
    let part = ranking.metric.part
    let own = Set(condition.points)
    let runs = summary.outcome.runs.filter { own.contains($0.key.point) }
    let data = Set(runs.map(\.data))
    if data.count > 1 {
      return "these \(data.count) \(runs.contains { $0.key.fold != nil } ? "folds" : "partitions")"
    }
    let count = data.first.flatMap { summary.outcome.facts[$0]?.samples(of: part) }
    guard let count else { return "these \(part.rawValue) samples" }
    return "these \(count) \(part.rawValue) samples"
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

  /// How many seeds would be needed; a command only where they are not too many.
  private func advice(_ condition: ConditionAnalysis) -> String? {
    // Equal in every seed: no number of seeds can be estimated.
    if let second = condition.second,
      analysis.points[second].comparison?.method == SimultaneousTest.Method.none
    {
      return nil
    }
    let needed: String
    switch condition.seedsNeeded {
    case .seeds(let count) where count <= Self.mostSeeds:
      let estimate =
        "If the measured difference is the true one, about \(count) seeds would distinguish the second point 4 times in 5"
      // Other seeds make another search, whose second point is another.
      let isSearch = analysis.summary.outcome.search != nil
      return isSearch
        ? estimate + "." : command.map { "\(estimate): \($0.text(seeds: count))" } ?? estimate + "."
    case .seeds(let count): needed = "about \(count)"
    case .moreThan(let count): needed = "more than \(count)"
    case nil: return nil
    }
    return "The second point is so close that \(needed) seeds would be needed to distinguish it: "
      + "more seeds will not help much; use more samples or folds."
  }
}

extension ConditionAnalysis {
  /// Points that were tested and are not distinguished from the best.
  fileprivate var near: [Int] { indistinguishable.filter { !untested.contains($0) } }
}

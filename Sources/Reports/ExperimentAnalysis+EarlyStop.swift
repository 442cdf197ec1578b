import Results
import Specs

extension ExperimentAnalysis {
  /// How many points of a condition were stopped early, when and why; nil where none was.
  package func stopSentence(_ condition: ConditionAnalysis) -> String? {
    raceSentence(condition) ?? rungSentence(condition)
  }

  /// `9 of 14 points were stopped early, 7 after 5 seeds, 2 after 10 of 30, because …`
  private func raceSentence(_ condition: ConditionAnalysis) -> String? {
    guard let race = summary.outcome.race else { return nil }
    let stopped = condition.points.compactMap { summary.points[$0].stoppedAfter }
    guard let start = Self.start(stopped, of: condition, "seeds", total: race.seeds) else { return nil }
    let (they, rank) = stopped.count == 1 ? ("it was", "it ranks") : ("they were", "they rank")
    return "\(start), because \(they) distinguished from the best by then (sweep.stop_early); "
      + "\(rank) after the others, whatever the mean over fewer seeds."
  }

  /// `18 of 27 points were stopped early, 18 after 3 epochs of 27, because …`
  private func rungSentence(_ condition: ConditionAnalysis) -> String? {
    guard let rungs = summary.outcome.rungs, let last = rungs.rungs.last else { return nil }
    let stopped = condition.points.compactMap { summary.points[$0].rung?.epoch }
    guard let start = Self.start(stopped, of: condition, "epochs", total: last) else { return nil }
    let (they, rank) = stopped.count == 1 ? ("it was", "it ranks") : ("they were", "they rank")
    return "\(start), because \(they) not among the best by then (sweep.stop_early); "
      + "\(rank) after the others, by the value then, and what their runs reached is in no mean."
  }

  private static func start(
    _ stopped: [Int], of condition: ConditionAnalysis, _ unit: String, total: Int
  ) -> String? {
    guard !stopped.isEmpty else { return nil }
    let counts = Set(stopped).sorted()
    let parts = counts.enumerated().map { index, amount in
      let number = stopped.count { $0 == amount }
      return (counts.count == 1 ? "" : "\(number) ") + "after \(amount)" + (index == 0 ? " \(unit)" : "")
    }
    return "\(stopped.count) of \(counted(condition.points.count, "point")) "
      + "\(stopped.count == 1 ? "was" : "were") stopped early, \(parts.joined(separator: ", ")) of \(total)"
  }
}

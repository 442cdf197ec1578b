import Results
import Specs

extension ExperimentAnalysis {
  /// `9 of 13 other points were stopped early, 7 after 5 seeds and 2 after 10: …`; nil where a race stopped no point of the
  /// condition.
  package func raceSentence(_ condition: ConditionAnalysis) -> String? {
    guard let race = summary.outcome.race else { return nil }
    let stopped = condition.points.compactMap { summary.points[$0].stoppedAfter }
    guard !stopped.isEmpty else { return nil }
    let counts = Set(stopped).sorted()
    let parts = counts.enumerated().map { index, seeds in
      let number = stopped.count { $0 == seeds }
      return (counts.count == 1 ? "" : "\(number) ") + "after \(seeds)" + (index == 0 ? " seeds" : "")
    }
    let (they, were, rank) =
      stopped.count == 1 ? ("it was", "was", "it ranks") : ("they were", "were", "they rank")
    return "\(stopped.count) of \(counted(condition.points.count, "point")) \(were) stopped early, "
      + "\(parts.joined(separator: ", ")) of \(race.seeds), because \(they) distinguished from the best by then (sweep.stop_early); "
      + "\(rank) after the others, whatever the mean over fewer seeds."
  }
}

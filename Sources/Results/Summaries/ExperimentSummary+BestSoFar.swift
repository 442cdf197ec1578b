import Statistics

extension ExperimentSummary {
  /// A trial of a search that was better than all before it.
  package struct Improvement: Sendable, Hashable {
    /// The trial, which is the point of this number.
    package let trial: Int
    package let value: Double
  }

  /// The trials of a search that were better than all before them, in their order; points of which a run diverged count as
  /// worse than all others. Empty for grids.
  package var improvements: [Improvement] {
    guard outcome.search != nil else { return [] }
    var improvements: [Improvement] = []
    for point in points where point.counts.diverged == 0 {
      guard let value = point.rankedValue else { continue }
      if let best = improvements.last, !outcome.ranking.goal.prefers(value, to: best.value) { continue }
      improvements.append(Improvement(trial: point.point, value: value))
    }
    return improvements
  }
}

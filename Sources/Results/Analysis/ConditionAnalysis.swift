import Learning
import Records
import Specs
import Statistics

/// The points under one condition against the best of them.
package struct ConditionAnalysis: Sendable {
  /// Of the condition axes; empty where there are none.
  package let values: [AxisValue]
  /// Indices of the points, in the sweep's order.
  package let points: [Int]
  /// The same, the best first; equal ones, and last those without a rank, in the sweep's order.
  package let order: [Int]
  /// The point that ranks first; nil if none has a value.
  package let best: Int?
  /// The points with a value that are not distinguished from the best, without the best itself, in `order`.
  package let indistinguishable: [Int]
  /// Points with a value, without the best: what it was compared with.
  package let others: Int
  /// The smallest true difference from the best that these seeds show four times in five of a single point so near to it, in
  /// the metric's units, by the median deviation of the paired differences; nil with fewer than five seeds.
  package let smallestDifference: Double?
  /// How many seeds would distinguish the second point from the best four times in five; nil if they are distinguished already,
  /// where there is no second, and where a deviation needs more seeds.
  package let seedsNeeded: SeedsNeeded?
  /// The point that `seedsNeeded` is about.
  package let second: Int?
  /// The ranking metric of a constant answer (most frequent class, mean target), the mean over the partitions; nil if
  /// it is not known.
  package let constantAnswer: Double?

  /// Whether any point could be tested against the best: not with a single seed, and not where all values are equal.
  package var isTested: Bool { comparisons.contains { $0.comparison.method != .none } }

  /// Points that have fewer than two seeds in common with the best one, which no test can judge yet; without the best.
  package var untested: [Int] {
    comparisons.filter { $0.point != best && $0.comparison.seeds < 2 }.map(\.point)
  }

  /// The other points with enough seeds in common with the best one to be judged.
  package var tested: [Int] {
    comparisons.filter { $0.point != best && $0.comparison.seeds >= 2 }.map(\.point)
  }

  let comparisons: [(point: Int, comparison: BestSet.Comparison)]
  let ranks: [(point: Int, rank: Int)]

  init(_ group: ConditionGrouping.Group, of summary: ExperimentSummary, values: SeedValues) {
    self.values = group.values
    points = group.points
    let own = Set(group.points)
    let order = summary.order.filter(own.contains)
    self.order = order
    ranks = Self.ranks(order, of: summary)
    // Nothing is said of points that were stopped before their last epoch.
    let measured = order.filter { index in
      let point = summary.points[index]
      return point.rung == nil && (point.rankedValue != nil || point.counts.diverged > 0)
    }
    best = order.first.flatMap { summary.points[$0].rankedValue == nil ? nil : $0 }
    constantAnswer = summary.outcome.constantAnswer(of: group.points)
    others = max(0, measured.count - 1)
    let left = measured.filter { summary.points[$0].stoppedAfter == nil }
    let alpha = summary.outcome.finalLevel
    guard let best, let row = left.firstIndex(of: best),
      let set = BestSet(
        of: values.table(of: left), goal: summary.outcome.ranking.goal.statistical, best: row, alpha: alpha)
    else {
      (comparisons, indistinguishable) = ([], [])
      (smallestDifference, seedsNeeded, second) = (nil, nil, nil)
      return
    }
    let found = zip(left, set.comparisons).map { (point: $0, comparison: $1) }
    comparisons = found + summary.outcome.stoppedComparisons(of: own)
    indistinguishable = found.filter { $0.comparison.isIndistinguishable && $0.point != best }.map(\.point)
    let differences = PairedTable(values, best: best, points: left, alpha: alpha)
    smallestDifference = differences.smallestDifference
    second = left.first { $0 != best }
    let next = found.first { $0.point != best }
    seedsNeeded = next.flatMap { next in
      // Points that are further away are judged before it.
      let near = found.count { $0.point != best && $0.comparison.difference <= next.comparison.difference }
      return differences.seedsNeeded(for: next, among: max(1, near))
    }
  }

  /// Among the points of the condition: 1, 2, 2, 4, as in the whole experiment.
  private static func ranks(
    _ order: [Int], of summary: ExperimentSummary
  ) -> [(point: Int, rank: Int)] {
    var ranks: [(point: Int, rank: Int)] = []
    for (place, point) in order.enumerated() {
      guard let all = summary.points[point].rank else { continue }
      let isEqual = place > 0 && summary.points[order[place - 1]].rank == all
      ranks.append((point, isEqual ? ranks[place - 1].rank : place + 1))
    }
    return ranks
  }
}

/// The finite differences of some points from the best one.
private struct PairedTable {
  private let rows: [Int: [Double]]
  private let seeds: Int
  private let alpha: Double

  init(_ values: SeedValues, best: Int, points: [Int], alpha: Double) {
    self.alpha = alpha
    let top = values.table[best]
    seeds = top.count { $0.isFinite }
    rows = Dictionary(
      uniqueKeysWithValues: points.filter { $0 != best }.map { point in
        (point, zip(values.table[point], top).map { $0 - $1 }.filter(\.isFinite))
      })
  }

  private func deviation(of point: Int) -> Double? {
    rows[point].flatMap { SampleStatistics(of: $0)?.deviation }
  }

  var smallestDifference: Double? {
    guard let typical = SampleStatistics(of: rows.keys.sorted().compactMap(deviation))?.median else {
      return nil
    }
    return SeedsNeeded.smallestDifference(
      seeds: seeds, deviation: typical, alpha: alpha)
  }

  func seedsNeeded(
    for found: (point: Int, comparison: BestSet.Comparison), among near: Int
  ) -> SeedsNeeded? {
    guard found.comparison.isIndistinguishable, found.comparison.difference.isFinite,
      let deviation = deviation(of: found.point)
    else { return nil }
    return SeedsNeeded(
      toShow: found.comparison.difference, deviation: deviation, comparisons: near,
      alpha: alpha)
  }
}

extension ExperimentOutcome {
  /// What a constant answer reaches under each condition where that is known.
  package var constantAnswers: [Double] {
    ConditionGrouping(self).groups.compactMap { constantAnswer(of: $0.points) }
  }

  /// What a constant answer reaches by the ranking metric on the data of some points, the mean over their partitions; nil
  /// where any is not known.
  package func constantAnswer(of points: [Int]) -> Double? {
    guard !facts.isEmpty else { return nil }
    let own = Set(points)
    let data = Set(runs.lazy.filter { own.contains($0.key.point) }.map(\.data))
    let values = data.map { facts[$0]?.constantAnswer(ranking.metric) ?? .nan }
    // Sorted, since a set has no order and sums depend on it.
    return values.contains(where: \.isNaN) ? nil : SampleStatistics.mean(of: values.sorted())
  }
}

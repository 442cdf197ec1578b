import Learning
import Records
import Specs

/// An experiment's points, each summed up and ranked among the others.
package struct ExperimentSummary: Sendable {
  package let outcome: ExperimentOutcome
  /// In the sweep's order.
  package let points: [PointSummary]
  /// Indices into `points`, the best first; equal ones, and last those that have no rank, in the sweep's order.
  package let order: [Int]
  /// The metrics that any measured run has a finite value of.
  package let metrics: [MetricName]
  /// Where the runs of each point start in the outcome's, and at last where they end.
  private let starts: [Int]

  /// Sums up and ranks.
  ///
  /// Points are ranked by their ranked value in three classes: first those of whose runs none diverged, then those of
  /// whose runs some did, last and alike those of which all trained runs diverged. Points that a race stopped come after all
  /// that it did not, and among them those with more seeds first: means over different numbers of seeds are not compared.
  /// So do points that halving stopped, those with more epochs first, by their values there.
  package init(_ outcome: ExperimentOutcome) {
    self.outcome = outcome
    var points: [PointSummary] = []
    var start = 0
    var starts = [0]
    let stopped =
      outcome.race.map { race in
        Dictionary(race.stops.map { ($0.point, $0.seeds) }) { first, _ in first }
      } ?? [:]
    let rungs =
      outcome.rungs.map { rungs in
        Dictionary(rungs.stops.map { ($0.point, $0) }) { first, _ in first }
      } ?? [:]
    for point in outcome.points.indices {
      let end = outcome.runs[start...].firstIndex { $0.key.point != point } ?? outcome.runs.endIndex
      points.append(
        PointSummary(
          point: point, runs: outcome.runs[start..<end], ranking: outcome.ranking, solved: outcome.solved,
          stoppedAfter: stopped[point], rung: rungs[point]))
      start = end
      starts.append(end)
    }
    precondition(start == outcome.runs.endIndex, "runs are given point by point")
    order = Self.rank(&points, goal: outcome.ranking.goal)
    let present = Set(points.flatMap { $0.metrics.map(\.name) })
    metrics = present.sorted()
    self.points = points
    self.starts = starts
  }

  /// The point that ranks first; nil if none has a ranked value. Of equal ones the first in the sweep's order.
  package var best: PointSummary? {
    order.first.map { points[$0] }.flatMap { $0.rankedValue == nil ? nil : $0 }
  }

  /// The runs of a point.
  package func runs(of point: Int) -> ArraySlice<ExperimentOutcome.Run> {
    outcome.runs[starts[point]..<starts[point + 1]]
  }

  /// Runs of each kind in the whole experiment.
  package var counts: PointSummary.Counts {
    points.reduce(into: PointSummary.Counts()) { total, point in
      total.finished += point.counts.finished
      total.stopped += point.counts.stopped
      total.diverged += point.counts.diverged
      total.paused += point.counts.paused
      total.failed += point.counts.failed
      total.missing += point.counts.missing
    }
  }

  /// Gives every point its rank, and the order of the ranks.
  private static func rank(_ points: inout [PointSummary], goal: Ranking.Goal) -> [Int] {
    let classes = points.map(\.rankingClass)
    func precedes(_ a: Int, _ b: Int) -> Bool {
      if classes[a] != classes[b] { return classes[a] < classes[b] }
      guard let value = points[a].comparedValue, let other = points[b].comparedValue else { return false }
      return goal.prefers(value, to: other)
    }
    // Equal points keep the sweep's order: `sorted` is stable.
    let order = points.indices.sorted(by: precedes)
    for (place, index) in order.enumerated() where classes[index].soundness != .unranked {
      let equal = place > 0 && !precedes(order[place - 1], index)
      points[index].rank = equal ? points[order[place - 1]].rank : place + 1
    }
    return order
  }
}

/// Which points rank before which, whatever their values.
private struct RankingClass: Equatable, Comparable {
  enum Soundness: Int { case sound, partlyDiverged, diverged, unranked }

  /// Seeds or epochs after which the point was stopped; nil if it was not.
  var stoppedAfter: Int?
  var soundness: Soundness

  static func < (a: Self, b: Self) -> Bool { a.key < b.key }

  private var key: (Int, Int, Int) {
    (soundness == .unranked ? 1 : 0, stoppedAfter.map { -$0 } ?? .min, soundness.rawValue)
  }
}

extension PointSummary {
  fileprivate var rankingClass: RankingClass {
    RankingClass(stoppedAfter: rung?.epoch ?? stoppedAfter, soundness: soundness)
  }

  /// What the point is ranked by among those of its class.
  fileprivate var comparedValue: Double? { rung.map(\.value) ?? rankedValue }

  private var soundness: RankingClass.Soundness {
    if let rung { return rung.value.isFinite ? .sound : .diverged }
    if rankedValue != nil { return counts.diverged == 0 ? .sound : .partlyDiverged }
    return counts.diverged > 0 ? .diverged : .unranked
  }
}

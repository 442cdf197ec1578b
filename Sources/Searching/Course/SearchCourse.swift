import JSON
import Results
import Samplers
import Specs

/// What a search tries, decided one batch after the other from the complete results of all earlier batches: a pure function of
/// the search and these results.
///
/// Included points are the first batch. A batch has the search's size whatever the number of trials is, so that a search of
/// more trials begins like one of fewer.
package struct SearchCourse: Sendable {
  private let space: SearchedSpace
  private let goal: Ranking.Goal
  private let isMean: Bool
  private var points: [[Coordinate]] = []
  private var tried: Set<[Coordinate]> = []
  private var observations: [Observation] = []
  /// Whether every point of the space was proposed.
  package private(set) var isUsedUp = false

  /// A search of which nothing is decided yet.
  package init(_ space: SearchedSpace, ranking: Ranking) {
    self.space = space
    goal = ranking.goal
    isMean = ranking.overSeeds == .mean
  }

  /// Trials that were proposed.
  package var count: Int { points.count }

  /// The next batch, with the results of all trials before it; nil once the space has no other points.
  ///
  /// - Parameter results: of all trials so far, in their order.
  package mutating func propose(after results: [PointSummary]) -> Proposal? {
    precondition(results.count == points.count, "a batch is decided from complete results")
    for (trial, result) in results.enumerated().dropFirst(observations.count) {
      observations.append(observation(of: result, trial: trial))
    }
    let included = space.search.included
    let first = points.count
    if first < included.count {
      add(included.map(space.coordinates))
    } else {
      add(sampled(space.search.batch))
    }
    guard points.count > first else { return nil }
    return Proposal(first: first, points: points[first...].map(space.values))
  }

  private mutating func add(_ batch: [[Coordinate]]) {
    points += batch
    for point in batch { tried.insert(space.canonical(point)) }
  }

  /// A batch by the search's sampler, in which a point that means the same as another one is replaced by a random one.
  private mutating func sampled(_ count: Int) -> [[Coordinate]] {
    let proposed = space.sampler(in: space.space(without: tried))
      .propose(count, from: points.count, observations: observations)
    var batch: [[Coordinate]] = []
    var known = tried
    for (index, point) in proposed.enumerated() {
      let own = known.contains(space.canonical(point)) ? random(points.count + index, without: known) : point
      guard let own else { break }
      known.insert(space.canonical(own))
      batch.append(own)
    }
    if batch.count < count { isUsedUp = true }
    return batch
  }

  private func random(_ trial: Int, without known: Set<[Coordinate]>) -> [Coordinate]? {
    RandomSampler(space: space.space(without: known), seed: space.search.seed)
      .propose(1, from: trial, observations: observations).first
  }

  /// Lower scores are better; NaN, which ranks last, where a run diverged or has no value.
  private func observation(of result: PointSummary, trial: Int) -> Observation {
    let value = result.counts.diverged == 0 ? result.rankedValue ?? .nan : .nan
    let score = goal == .maximize ? -value : value
    let variance = result.ranked.flatMap { statistics in
      statistics.deviation.map { $0 * $0 / Double(statistics.count) }
    }
    return Observation(
      trial: trial, coordinates: space.canonical(points[trial]), score: score,
      variance: isMean ? variance : nil)
  }
}

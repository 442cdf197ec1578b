/// Random search: independent uniform points without repeats (Bergstra and Bengio, "Random search for hyper-parameter
/// optimization", JMLR 2012).
package struct RandomSampler: Sampler {
  private let points: RandomPoints

  /// Random search of a space.
  package init(space: SearchSpace, seed: UInt64) {
    points = RandomPoints(space: space, seed: seed)
  }

  package var version: Int { 1 }

  package func propose(_ count: Int, from trial: Int, observations: [Observation]) -> [[Coordinate]] {
    var tried = TriedPoints(observations, in: points.space)
    return points.next(count, from: trial, tried: &tried)
  }
}

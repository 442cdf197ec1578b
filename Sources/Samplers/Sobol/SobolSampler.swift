/// Quasi-random search: the points of a scrambled Sobol' sequence, in order; those that are not allowed or have been tried
/// are passed over.
package struct SobolSampler: Sampler {
  /// So many points in a row are passed over before random points are drawn instead.
  static let mostPassedOver = 10_000

  private let space: SearchSpace
  private let sequence: SobolSequence
  private let random: RandomPoints

  /// A quasi-random search of a space.
  package init(space: SearchSpace, seed: UInt64) {
    self.space = space
    sequence = SobolSequence(dimensions: space.dimensions.count, seed: seed)
    random = RandomPoints(space: space, seed: seed)
  }

  package var version: Int { 1 }

  package func propose(_ count: Int, from trial: Int, observations: [Observation]) -> [[Coordinate]] {
    var tried = Set(observations.map(\.coordinates))
    var batch: [[Coordinate]] = []
    var index: UInt32 = 0
    var passedOver = 0
    while batch.count < count, passedOver < Self.mostPassedOver + observations.count {
      let point = space.point { sequence.coordinate($0, of: index) }
      index += 1
      if space.allows(point), tried.insert(point).inserted {
        batch.append(point)
        passedOver = 0
      } else {
        passedOver += 1
      }
    }
    guard batch.count < count else { return batch }
    var points = TriedPoints(observations, in: space)
    batch.forEach { points.insert($0) }
    return batch + random.next(count - batch.count, from: trial + batch.count, tried: &points)
  }
}

import Arithmetic

/// Independent random points: every dimension that exists is uniform on its scale.
struct RandomPoints: Sendable {
  /// Spaces with up to so many points are listed where drawing finds no new point.
  static let mostListed = 1 << 16
  /// Draws before a small space is listed, and before the search of a large one is given up.
  static let draws = (beforeListing: 64, atMost: 10_000)

  let space: SearchSpace
  let seed: UInt64
  /// The first position of the trial's stream that is used.
  var start: UInt64 = 0

  /// Points for consecutive trials, which become tried points; fewer if there are none left.
  func next(_ count: Int, from trial: Int, tried: inout TriedPoints) -> [[Coordinate]] {
    var points: [[Coordinate]] = []
    for number in trial..<(trial + count) {
      guard let point = next(for: number, tried: tried) else { break }
      tried.insert(point)
      points.append(point)
    }
    return points
  }

  /// A point for a trial that is allowed and has not been tried; nil if there is none (in spaces of more than
  /// `mostListed` points: if none was found).
  func next(for trial: Int, tried: TriedPoints) -> [Coordinate]? {
    let isSmall = space.pointCount <= Self.mostListed
    let stream = RandomStream(seed: seed, purpose: .proposal(trial: trial))
    let width = UInt64(space.dimensions.count)
    for attempt in 0..<(isSmall ? Self.draws.beforeListing : Self.draws.atMost) {
      let position = start + UInt64(attempt) * width
      let point = space.point { stream.uniform(at: position + UInt64($0)) }
      if space.allows(point), !tried.contains(point) { return point }
    }
    guard isSmall else { return nil }
    let left = space.allPoints().filter { space.allows($0) && !tried.contains($0) }
    guard !left.isEmpty else { return nil }
    let position = start + UInt64(Self.draws.beforeListing) * width
    return left[SearchSpace.choice(stream.uniform(at: position), of: left.count)]
  }
}

/// The points that must not be proposed again: those that were observed, and those earlier in the batch.
struct TriedPoints {
  private let observations: [Observation]
  private var batch: [[Coordinate]] = []
  /// The same points for quick answers; only for spaces with few points, where repeats are frequent.
  private var table: Set<[Coordinate]>?

  init(_ observations: [Observation], in space: SearchSpace) {
    self.observations = observations
    if space.pointCount < Int.max { table = Set(observations.map(\.coordinates)) }
  }

  func contains(_ point: [Coordinate]) -> Bool {
    if let table { return table.contains(point) }
    return batch.contains(point) || observations.contains { $0.coordinates == point }
  }

  mutating func insert(_ point: [Coordinate]) {
    if table == nil { batch.append(point) } else { table?.insert(point) }
  }
}

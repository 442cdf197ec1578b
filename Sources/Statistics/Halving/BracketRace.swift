/// A bracket as far as the values of its points decide it: a pure function of them.
///
/// At each rung, when all points that were trained to it have a value there, the best are promoted. Points are ordered by their
/// values at the rung; points whose runs diverged or have no finite value come last, and of equal points the one with the lower
/// number is first.
package struct BracketRace: Sendable, Hashable {
  /// A point that was not promoted.
  package struct Stop: Sendable, Hashable {
    package let point: Int
    /// The index of its last rung.
    package let rung: Int
    /// Its value there; infinite where it diverged.
    package let value: Double
    /// Its place among the points of the bracket at the rung, from 1.
    package let place: Int
  }

  /// In the order of the rungs, then of the places.
  package private(set) var stops: [Stop] = []
  /// The points that are to be trained to `rung`, in ascending order.
  package private(set) var left: [Int]
  /// The index of the rung that points are trained to.
  package private(set) var rung: Int
  /// Whether that is the last one.
  package var isDecided: Bool { rung == last }
  private let last: Int

  /// - Parameter value: of a point at a rung; NaN: not there yet, infinite: diverged, or without a finite value.
  package init(
    _ bracket: Bracket, schedule: RungSchedule, goal: Goal, value: (_ point: Int, _ rung: Int) -> Double
  ) {
    left = bracket.points
    rung = bracket.firstRung
    last = schedule.rungs.count - 1
    while rung < last {
      let values = left.map { value($0, rung) }
      guard !values.contains(where: \.isNaN) else { return }
      let order = left.indices.sorted { a, b in
        let (x, y) = (Self.badness(values[a], goal), Self.badness(values[b], goal))
        return x == y ? left[a] < left[b] : x < y
      }
      let promoted = schedule.survivors(of: bracket, at: rung + 1)
      for (place, index) in order.enumerated().dropFirst(promoted) {
        stops.append(Stop(point: left[index], rung: rung, value: values[index], place: place + 1))
      }
      left = order.prefix(promoted).map { left[$0] }.sorted()
      rung += 1
    }
  }

  /// What is smallest for the best value.
  private static func badness(_ value: Double, _ goal: Goal) -> Double {
    value.isInfinite ? .infinity : -goal.sign * value
  }
}

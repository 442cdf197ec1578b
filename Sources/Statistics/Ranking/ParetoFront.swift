/// Points of which no other is at least as good in the metric at no more cost, and better in one of them.
package enum ParetoFront {
  /// The points of the front, by rising cost; of points equal in both, all.
  ///
  /// Points whose value or cost is not finite are never in it.
  package static func points(values: [Double], goal: Goal, costs: [Double]) -> [Int] {
    precondition(values.count == costs.count)
    let gains = values.map { goal.sign * $0 }
    let order = values.indices.filter { values[$0].isFinite && costs[$0].isFinite }
      .sorted { (costs[$0], -gains[$0], $0) < (costs[$1], -gains[$1], $1) }
    var front: [Int] = []
    for point in order {
      guard let last = front.last else {
        front.append(point)
        continue
      }
      let isEqual = costs[point] == costs[last] && gains[point] == gains[last]
      if gains[point] > gains[last] || isEqual { front.append(point) }
    }
    return front
  }
}

/// The ranks of points over several conditions, such as data sets.
package enum MeanRanks {
  /// Each point's rank, 1 is best; equal values share the mean of their ranks, infinite ones (diverged) the last.
  ///
  /// NaN (missing) has the rank NaN.
  package static func ranks(_ values: [Double], goal: Goal) -> [Double] {
    let keys = values.map { $0.isFinite ? -goal.sign * $0 : $0.isNaN ? .nan : .infinity }
    let order = keys.indices.filter { !keys[$0].isNaN }.sorted { (keys[$0], $0) < (keys[$1], $1) }
    var ranks = [Double](repeating: .nan, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, keys[order[end]] == keys[order[start]] { end += 1 }
      for index in start..<end { ranks[order[index]] = 0.5 * Double(start + 1 + end) }
      start = end
    }
    return ranks
  }

  /// Each point's mean rank over the conditions, in which a point must have a value everywhere; NaN elsewhere.
  ///
  /// The ranks are among the points that have a value in every condition, so that a point gains nothing from a
  /// condition in which others are missing.
  ///
  /// - Parameter conditions: one list for each condition, a value for each point.
  package static func means(over conditions: [[Double]], goal: Goal) -> [Double] {
    let points = conditions.first?.count ?? 0
    precondition(conditions.allSatisfy { $0.count == points })
    let isComplete = (0..<points).map { point in conditions.allSatisfy { !$0[point].isNaN } }
    var sums = isComplete.map { $0 ? 0 : Double.nan }
    for values in conditions {
      let own = zip(values, isComplete).map { $1 ? $0 : .nan }
      for (point, rank) in ranks(own, goal: goal).enumerated() { sums[point] += rank }
    }
    return sums.map { $0 / Double(conditions.count) }
  }
}

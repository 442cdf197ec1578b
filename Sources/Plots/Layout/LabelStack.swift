/// Labels at the right end of a plot, moved up or down so that none lies on another.
enum LabelStack {
  /// Places of labels that wish to stand at `wishes`, at least `spacing` apart within `top`…`bottom`, as close to
  /// their wishes as the least sum of squares has them (pool adjacent violators). nil if they do not fit.
  static func places(_ wishes: [Double], spacing: Double, top: Double, bottom: Double) -> [Double]? {
    guard !wishes.isEmpty else { return [] }
    let room = bottom - top - spacing * Double(wishes.count - 1)
    guard room >= 0 else { return nil }
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    // Without the spacing, places only have to be in order.
    var pools: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      pools.append((wishes[index] - spacing * Double(rank), 1))
      while pools.count > 1, mean(pools[pools.count - 2]) > mean(pools[pools.count - 1]) {
        let last = pools.removeLast()
        pools[pools.count - 1].sum += last.sum
        pools[pools.count - 1].count += last.count
      }
    }
    var places = [Double](repeating: 0, count: wishes.count)
    var rank = 0
    for pool in pools {
      let start = min(max(mean(pool), top), top + room)
      for _ in 0..<pool.count {
        places[order[rank]] = start + spacing * Double(rank)
        rank += 1
      }
    }
    return places
  }

  private static func mean(_ pool: (sum: Double, count: Int)) -> Double {
    pool.sum / Double(pool.count)
  }
}

/// Points by rising statistic, of which each is compared with the largest flipped statistic of itself and all below.
struct FlipLadder {
  private let terms: [StatisticTerms]
  private let sums: [Double]
  /// What t² must reach to count: a sum that is less by no more than rounding is equal.
  private let limits: [Double]
  private let seeds: Int
  /// 2·steps of the seeds, point by point: what a flip takes away from a sum.
  private let doubled: [Double]

  /// - Parameter columns: the seeds in which any point has a difference.
  init(_ family: FlipFamily, points: [Int], terms: [StatisticTerms], columns: [Int]) {
    self.terms = terms
    seeds = columns.count
    sums = points.map { family.sums[$0] }
    limits = zip(terms, sums).map { $0.signedSquare($1 - FlipFamily.tolerance) }
    doubled = points.flatMap { point in columns.map { 2 * family.steps[point * family.seeds + $0] } }
  }

  /// Adds to each point's count under how many of the patterns and their mirror images a statistic reaches its own.
  ///
  /// A mirror image turns every sum, so that its largest statistic is minus the smallest of the pattern.
  func count(_ block: FlipPatterns.Block, into reached: inout [Int]) {
    var largest = [SIMD8<Double>](repeating: SIMD8(repeating: -.infinity), count: block.vectors)
    var smallest = [SIMD8<Double>](repeating: SIMD8(repeating: .infinity), count: block.vectors)
    for point in terms.indices {
      let own = terms[point]
      let limit = SIMD8<Double>(repeating: limits[point])
      var count = SIMD8<Int64>.zero
      for v in 0..<block.vectors {
        let t = own.signedSquare(sum(point, block, v))
        let high = pointwiseMax(largest[v], t)
        let low = pointwiseMin(smallest[v], t)
        largest[v] = high
        smallest[v] = low
        count.replace(with: count &+ 1, where: high .>= limit)
        count.replace(with: count &+ 1, where: -low .>= limit)
      }
      reached[point] += Int(count.wrappedSum())
    }
  }

  /// A point's sum under eight patterns, exact in any order.
  @inline(__always)
  private func sum(_ point: Int, _ block: FlipPatterns.Block, _ vector: Int) -> SIMD8<Double> {
    var sum = SIMD8<Double>(repeating: sums[point])
    for seed in 0..<seeds {
      sum -= SIMD8(repeating: doubled[point * seeds + seed]) * block.flips[vector * seeds + seed]
    }
    return sum
  }
}

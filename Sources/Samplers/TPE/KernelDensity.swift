import Arithmetic

/// A density over the points of a space: a weighted mixture of one kernel per observed point and a uniform one (the prior).
/// Each kernel is a product over the dimensions; only the dimensions that exist at a point count.
struct KernelDensity {
  private let columns: [KernelColumn]
  /// The logarithms of the kernels' weights, −∞ beyond the last kernel.
  private let logWeights: [SIMD8<Double>]
  /// The weights' running sums, for drawing a kernel; the last kernel is the uniform one.
  private let cumulative: [Double]
  private let points: [[Double?]]

  /// - Parameters:
  ///   - points: The kernels' centres: per dimension one coordinate per point, nil where it is absent.
  ///   - weights: One per point, positive.
  ///   - prior: The weight of the uniform kernel.
  ///   - bandwidths: σ per dimension.
  ///   - smoothing: The categories' a.
  init(
    _ columns: [[Double?]], weights: [Double], prior: Double, bandwidths: [Double], smoothing: Double,
    space: SearchSpace
  ) {
    points = columns
    self.columns = columns.indices.map {
      KernelColumn(
        columns[$0] + [nil], kind: space.dimensions[$0].kind, bandwidth: bandwidths[$0], smoothing: smoothing)
    }
    var sum = 0.0
    var running: [Double] = []
    running.reserveCapacity(weights.count + 1)
    for weight in weights {
      sum += weight
      running.append(sum)
    }
    running.append(sum + prior)
    cumulative = running
    var vectors = [SIMD8<Double>](repeating: SIMD8(repeating: 0), count: (weights.count + 8) / 8)
    for (index, weight) in weights.enumerated() { vectors[index / 8][index % 8] = weight }
    vectors[weights.count / 8][weights.count % 8] = prior
    let total = SIMD8(repeating: sum + prior)
    logWeights = vectors.map { SIMD8.log($0 / total) }
  }

  /// ln of the density at a point; coordinates that are absent do not count.
  func logarithm(at point: [Double?]) -> Double {
    var sums = logWeights
    for (index, coordinate) in point.enumerated() {
      if let coordinate { columns[index].addLogarithms(at: coordinate, to: &sums) }
    }
    var greatest = sums[0]
    for sum in sums { greatest = greatest.replacing(with: sum, where: greatest .< sum) }
    let top = greatest.laneMaximum
    var total = SIMD8<Double>.zero
    for sum in sums { total += SIMD8.exp(sum - SIMD8(repeating: top)) }
    return top + Double.log(total.laneSum)
  }

  /// Draws a point: a kernel by weight, then each dimension that exists from it, uniform where the kernel lacks it.
  func draw(in space: SearchSpace, smoothing: Double, _ numbers: inout NumberSource) -> [Coordinate] {
    let mark = numbers.uniform() * cumulative[cumulative.count - 1]
    let kernel = cumulative.firstIndex { mark < $0 } ?? cumulative.count - 1
    return space.point { index, dimension in
      let centre = kernel < points[index].count ? points[index][kernel] : nil
      switch dimension.kind {
      case .continuous:
        return .position(draw(around: centre, columns[index].bandwidth, &numbers))
      case .levels(let count):
        let u = draw(around: centre, columns[index].bandwidth, &numbers)
        return .choice(SearchSpace.choice(u, of: count))
      case .categories(let count):
        let isUniform = numbers.uniform() * (1 + Double(count) * smoothing) >= 1
        let choice = SearchSpace.choice(numbers.uniform(), of: count)
        return .choice(isUniform ? choice : centre.map { Int($0) } ?? choice)
      }
    }
  }

  /// A number of a normal distribution cut to 0 … 1, by rejection; uniform without a centre, or after 32 rejections.
  private func draw(around centre: Double?, _ bandwidth: Double, _ numbers: inout NumberSource) -> Double {
    guard let centre else { return numbers.uniform() }
    for _ in 0..<32 {
      let x = centre + bandwidth * numbers.normal()
      if x >= 0, x <= 1 { return x }
    }
    return numbers.uniform()
  }
}

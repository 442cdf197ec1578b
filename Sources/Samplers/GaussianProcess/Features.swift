/// Points as numbers for the kernel, dimension by dimension, eight points to a vector.
///
/// Positions are themselves, levels the middles of their shares of 0 … 1, categories their numbers, of which only equality
/// counts. Where a dimension is absent, a position or level is ½, so that it does not matter, and a category is −1.
struct Features {
  /// Whether only equality counts, per dimension.
  let isCategory: [Bool]
  private(set) var count = 0
  /// Per dimension, the points; zero beyond the last one.
  private(set) var columns: [[SIMD8<Double>]]

  init(space: SearchSpace) {
    isCategory = space.dimensions.map {
      if case .categories = $0.kind { true } else { false }
    }
    columns = space.dimensions.map { _ in [] }
  }

  mutating func append(_ point: [Double]) {
    for d in columns.indices {
      if count % 8 == 0 { columns[d].append(.zero) }
      columns[d][count / 8][count % 8] = point[d]
    }
    count += 1
  }

  func value(_ point: Int, _ dimension: Int) -> Double { columns[dimension][point / 8][point % 8] }

  /// The squared differences between a coordinate and those of eight points: 0 or 1 for categories.
  @inline(__always)
  func squares(_ dimension: Int, _ vector: Int, from x: Double) -> SIMD8<Double> {
    let x = SIMD8(repeating: x)
    let others = columns[dimension][vector]
    if isCategory[dimension] {
      return SIMD8.zero.replacing(with: SIMD8(repeating: 1), where: others .!= x)
    }
    let difference = x - others
    return difference * difference
  }

  /// A point of a space as numbers.
  static func numbers(of point: [Coordinate], in space: SearchSpace) -> [Double] {
    zip(point, space.dimensions).map { coordinate, dimension in
      switch (coordinate, dimension.kind) {
      case (.position(let position), _): position
      case (.choice(let choice), .levels(let count)): (Double(choice) + 0.5) / Double(count)
      case (.choice(let choice), _): Double(choice)
      case (.absent, .categories): -1
      case (.absent, _): 0.5
      }
    }
  }
}

import Arithmetic

extension SearchSpace {
  /// The point that one number in [0, 1) per dimension selects: the position itself, or choice ⌊u·n⌋ of n.
  func point(_ unit: (_ dimension: Int) -> Double) -> [Coordinate] {
    point { index, dimension in
      switch dimension.kind {
      case .continuous: .position(unit(index))
      case .levels(let count), .categories(let count): .choice(Self.choice(unit(index), of: count))
      }
    }
  }

  /// The point with the coordinates that `coordinate` gives for the dimensions that exist, which are asked in order.
  func point(_ coordinate: (_ index: Int, _ dimension: SearchDimension) -> Coordinate) -> [Coordinate] {
    var point: [Coordinate] = []
    point.reserveCapacity(dimensions.count)
    for (index, dimension) in dimensions.enumerated() {
      point.append(exists(dimension, in: point) ? coordinate(index, dimension) : .absent)
    }
    return point
  }

  /// Whether a dimension exists, given at least the coordinates before it.
  func exists(_ dimension: SearchDimension, in point: [Coordinate]) -> Bool {
    guard let condition = dimension.condition else { return true }
    guard case .choice(let choice) = point[condition.dimension] else { return false }
    return condition.choices.contains(choice)
  }

  /// Whether a complete point may be tried.
  func allows(_ point: [Coordinate]) -> Bool { isAllowed?(point) ?? true }

  /// ⌊u·n⌋ for u in [0, 1], at most n − 1.
  static func choice(_ u: Double, of count: Int) -> Int { min(count - 1, Int(u * Double(count))) }
}

extension SearchSpace {
  /// The number of points, allowed or not; `Int.max` if there are more, or a dimension is continuous.
  ///
  /// Conditions form trees: a dimension's count is the sum over its choices of the product of the counts of the
  /// dimensions that exist there.
  static func pointCount(of dimensions: [SearchDimension]) -> Int {
    var products = dimensions.map { [Int](repeating: 1, count: $0.choiceCount ?? 1) }
    var total = 1
    for index in dimensions.indices.reversed() {
      let dimension = dimensions[index]
      let count = dimension.choiceCount == nil ? Int.max : products[index].reduce(0, sum)
      guard let condition = dimension.condition else {
        total = product(total, count)
        continue
      }
      for choice in condition.choices where products[condition.dimension].indices.contains(choice) {
        let others = products[condition.dimension][choice]
        products[condition.dimension][choice] = product(others, count)
      }
    }
    return total
  }

  /// All points of a space without continuous dimensions, in lexicographic order.
  func allPoints() -> [[Coordinate]] {
    var points: [[Coordinate]] = [[]]
    for dimension in dimensions {
      points = points.flatMap { point -> [[Coordinate]] in
        guard exists(dimension, in: point) else { return [point + [.absent]] }
        return (0..<(dimension.choiceCount ?? 0)).map { point + [.choice($0)] }
      }
    }
    return points
  }

  private static func product(_ a: Int, _ b: Int) -> Int {
    let (value, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? Int.max : value
  }

  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (value, overflow) = a.addingReportingOverflow(b)
    return overflow ? Int.max : value
  }
}

import Arithmetic

/// The densities of the best observations and of the others.
struct ParzenEstimator {
  private let space: SearchSpace
  private let constants: TPESampler.Constants
  private let best: KernelDensity
  private let bestSmoothing: Double
  /// The kernels of the others, per dimension, and their density; nil until it is needed again.
  private var otherColumns: [[Double?]]
  private var others: KernelDensity?

  init(_ ranked: RankedObservations, space: SearchSpace, constants: TPESampler.Constants) {
    self.space = space
    self.constants = constants
    let columns = Self.columns(ranked.best, space)
    bestSmoothing = Self.smoothing(ranked.best.count)
    best = Self.density(columns, space, constants)
    otherColumns = Self.columns(ranked.others, space)
    others = Self.density(otherColumns, space, constants)
  }

  /// The candidate with the greatest l/g, the earliest among equals; nil if none is new and allowed.
  func bestCandidate(tried: TriedPoints, _ numbers: inout NumberSource) -> [Coordinate]? {
    var candidates: [(point: [Coordinate], gain: Double)] = []
    for _ in 0..<constants.candidates {
      let point = best.draw(in: space, smoothing: bestSmoothing, &numbers)
      guard space.allows(point) else { continue }
      let place = point.indices.map { Self.number(point[$0], space.dimensions[$0]) }
      candidates.append((point, best.logarithm(at: place) - (others?.logarithm(at: place) ?? 0)))
    }
    // Few are compared with all points tried: usually the first.
    while let first = candidates.indices.max(by: {
      candidates[$0].gain < candidates[$1].gain || $0 > $1 && candidates[$0].gain == candidates[$1].gain
    }) {
      let (point, _) = candidates.remove(at: first)
      if !tried.contains(point) { return point }
    }
    return nil
  }

  /// Counts a point as one of the others.
  mutating func addToOthers(_ point: [Coordinate]) {
    for index in point.indices {
      otherColumns[index].append(Self.number(point[index], space.dimensions[index]))
    }
    others = Self.density(otherColumns, space, constants)
  }
}

extension ParzenEstimator {
  private static func columns(_ observations: [Observation], _ space: SearchSpace) -> [[Double?]] {
    space.dimensions.enumerated().map { index, dimension in
      observations.map { number($0.coordinates[index], dimension) }
    }
  }

  /// A coordinate as a number: a position, the middle of a level's share, a category's number.
  private static func number(_ coordinate: Coordinate, _ dimension: SearchDimension) -> Double? {
    switch (coordinate, dimension.kind) {
    case (.position(let position), _): position
    case (.choice(let choice), .levels(let count)): (Double(choice) + 0.5) / Double(count)
    case (.choice(let choice), _): Double(choice)
    case (.absent, _): nil
    }
  }

  private static func smoothing(_ count: Int) -> Double { 1 / Double(count + 1) }

  private static func density(
    _ columns: [[Double?]], _ space: SearchSpace, _ constants: TPESampler.Constants
  ) -> KernelDensity {
    let count = columns.first?.count ?? 0
    let bandwidths = columns.indices.map {
      bandwidth(columns[$0], space.dimensions[$0].kind, space.dimensions.count, constants)
    }
    return KernelDensity(
      columns, weights: [Double](repeating: 1, count: count), prior: constants.priorWeight,
      bandwidths: bandwidths, smoothing: smoothing(count), space: space)
  }

  /// Scott's rule (1992) with the spread of the points and of the prior, a uniform distribution over 0 … 1 that counts
  /// as one point.
  private static func bandwidth(
    _ column: [Double?], _ kind: SearchDimension.Kind, _ dimensions: Int, _ constants: TPESampler.Constants
  ) -> Double {
    var count = constants.priorWeight
    var sum = 0.5 * count
    var squares = count / 3
    for case .some(let x) in column {
      count += 1
      sum += x
      squares += x * x
    }
    let mean = sum / count
    let spread = max(0, squares / count - mean * mean).squareRoot()
    let narrowing = Double.exp(-Double.log(count) / Double(4 + dimensions))
    var least = constants.leastBandwidth
    if case .levels(let levels) = kind { least = max(least, 0.5 / Double(levels)) }
    return min(1, max(least, constants.bandwidthFactor * spread * narrowing))
  }
}

/// Paired differences of many points, turned towards the alternative, on grids where their sums are exact.
///
/// A point's differences are whole multiples ("steps") of a power of two, 2⁴⁰ of which reach above its largest
/// one (fewer for more than 4096 seeds). Every sum of them is exact in float64, so that it does not depend on an order, and
/// differences that rounding alone tells apart (0.98 − 0.97 and 0.97 − 0.96) are equal.
struct FlipFamily {
  /// Bits of the largest difference in steps, so that the sum of all fits into float64's 53.
  static func gridBits(seeds: Int) -> Int {
    let summands = Int.bitWidth - max(0, seeds - 1).leadingZeroBitCount
    return min(40, 52 - summands)
  }

  /// Sums within so many steps are equal.
  static let tolerance = 0x1p10

  let seeds: Int
  /// Each point's number of differences.
  let counts: [Int]
  /// Steps, point by point; 0 where there is no difference.
  let steps: [Double]
  /// Each point's step is 2^exponent, in the metric's units.
  let exponents: [Int]
  /// Σ steps and Σ steps² of each point, seed by seed.
  let sums: [Double]
  let squares: [Double]
  /// The least difference that is not 0, in the metric's units; 0 where all are.
  let resolution: Double

  init(_ differences: SeedTable, against mean: Double, turnedBy sign: Double) {
    precondition(mean.isFinite)
    let bits = Self.gridBits(seeds: differences.seeds)
    let largest = differences.values.reduce(0) { $1.isFinite ? max($0, ($1 - mean).magnitude) : $0 }
    let infinite = largest == 0 ? 1 : min(10 * largest, .greatestFiniteMagnitude)
    var steps = differences.values.map { value in
      value.isInfinite ? (value < 0 ? -sign * infinite : sign * infinite) : sign * (value - mean)
    }
    var counts: [Int] = []
    var exponents: [Int] = []
    var sums: [Double] = []
    var squares: [Double] = []
    var resolution = Double.infinity
    for point in 0..<differences.points {
      let range = point * differences.seeds..<(point + 1) * differences.seeds
      let size = steps[range].reduce(0) { $1.isNaN ? $0 : max($0, $1.magnitude) }
      let exponent = size == 0 ? 0 : Int(size.exponent) + 1 - bits
      var (count, sum, square) = (0, 0.0, 0.0)
      for index in range {
        count += steps[index].isNaN ? 0 : 1
        let step = steps[index].isNaN ? 0 : steps[index].scaled(by: -exponent).rounded()
        steps[index] = step
        sum += step
        square += step * step
        if step != 0 { resolution = min(resolution, step.magnitude.scaled(by: exponent)) }
      }
      counts.append(count)
      exponents.append(exponent)
      sums.append(sum)
      squares.append(square)
    }
    seeds = differences.seeds
    self.counts = counts
    self.steps = steps
    self.exponents = exponents
    self.sums = sums
    self.squares = squares
    self.resolution = resolution.isFinite ? resolution : 0
  }

  /// Whether a point has two differences, and not all of them 0.
  func isTestable(_ point: Int) -> Bool { counts[point] > 1 && squares[point] > 0 }

  func steps(of point: Int) -> ArraySlice<Double> { steps[point * seeds..<(point + 1) * seeds] }

  /// The standard deviation of a difference of two values that are rounded to the resolution, q/√6.
  var roundingDeviation: Double { resolution / 6.0.squareRoot() }

  /// √(Σd²/n) of a point, in the metric's units.
  func rootMeanSquare(of point: Int) -> Double {
    (squares[point] / Double(counts[point])).squareRoot().scaled(by: exponents[point])
  }

  /// The standard deviation of a point's |d|, in the metric's units: no flip of signs changes it.
  func deviationOfMagnitudes(of point: Int) -> Double {
    let n = Double(counts[point])
    let total = steps(of: point).reduce(0) { $0 + $1.magnitude }
    return (max(0, squares[point] - total * total / n) / (n - 1)).squareRoot().scaled(by: exponents[point])
  }

  /// Student's t with a variance added to the differences': mean / √((s² + added²)/n).
  func statistic(of point: Int, addedDeviation added: Double) -> Double {
    let n = Double(counts[point])
    let mean = sums[point] / n
    // The absent differences are steps of 0, and must not count: Σ(d − mean)² over those that are there.
    let absent = Double(seeds - counts[point])
    let all = steps(of: point).reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = max(0, all - absent * mean * mean) / (n - 1)
    let own = added.scaled(by: -exponents[point])
    return mean / ((variance + own * own) / n).squareRoot()
  }
}

extension Double {
  /// self · 2^exponent.
  func scaled(by exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: self) }
}

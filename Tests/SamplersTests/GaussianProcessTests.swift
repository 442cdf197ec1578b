import Arithmetic
import SeededNumbers
import OracleTables
import Testing

@testable import Samplers

@Suite struct GaussianProcessTests {
  /// A process of the oracle's table, and the points at which it is compared.
  private struct Case {
    let process: GaussianProcess
    let fit: KernelFit
    let weights: [Double]
    let tests: [[Double]]
    let table: TableText

    init(_ row: String) throws {
      table = TableText(row)
      weights = table[0]
      let axes = weights.count - 2
      let dimensions =
        (0..<axes).map { SearchDimension(name: "x\($0)", kind: .continuous) } + [
          SearchDimension(name: "category", kind: .categories(4))
        ]
      var features = Features(space: SearchSpace(dimensions: dimensions))
      for point in Self.points(table[2], axes + 1) { features.append(point) }
      let kernel = MaternKernel(weights: Array(weights.dropLast()), variance: weights[axes + 1])
      process = try #require(
        GaussianProcess(kernel: kernel, features: features, values: table[3], noise: table[1]))
      fit = KernelFit(
        features: features, values: table[3], variances: table[1].map { $0 < 0.05 ? nil : $0 },
        prior: .init(),
        iterations: 5)
      tests = Self.points(table[4], axes + 1)
    }

    private static func points(_ numbers: [Double], _ width: Int) -> [[Double]] {
      stride(from: 0, to: numbers.count, by: width).map { Array(numbers[$0..<($0 + width)]) }
    }
  }

  @Test(arguments: processTable)
  func predictionsAreScikitLearns(row: String) throws {
    let test = try Case(row)
    for (index, point) in test.tests.enumerated() {
      let (mean, deviation) = test.process.prediction(at: point)
      #expect(isClose(mean, test.table[5][index], within: 1e-8))
      #expect(isClose(deviation, test.table[6][index], within: 1e-8))
    }
    #expect(isClose(test.process.logLikelihood, test.table[7][0], within: 1e-9))
  }

  @Test(arguments: processTable)
  func gradientsOfPredictionsAreTheirDifferences(row: String) throws {
    let test = try Case(row)
    for point in test.tests {
      let (_, _, mean, deviation) = test.process.predictionWithGradient(at: point)
      for d in point.indices.dropLast() {
        let (up, down) = (moved(point, d, 1e-6), moved(point, d, -1e-6))
        let (high, low) = (test.process.prediction(at: up), test.process.prediction(at: down))
        #expect(isClose(mean[d], (high.mean - low.mean) / 2e-6, within: 1e-5, least: 1))
        #expect(isClose(deviation[d], (high.deviation - low.deviation) / 2e-6, within: 1e-5, least: 1))
      }
    }
  }

  @Test(arguments: processTable)
  func theLosssGradientIsItsDifference(row: String) throws {
    let test = try Case(row)
    let place = test.weights.map { Double.log($0) } + [Double.log(0.02)]
    let gradient = test.fit.loss(place).gradient
    for d in place.indices {
      let difference =
        test.fit.loss(moved(place, d, 1e-5)).value - test.fit.loss(moved(place, d, -1e-5)).value
      #expect(isClose(gradient[d], difference / 2e-5, within: 1e-5, least: 1))
    }
  }

  @Test(arguments: processTable)
  func theFitIsNoWorseThanItsStarts(row: String) throws {
    let test = try Case(row)
    let fitted = try #require(test.fit.parameters(startingFrom: [0.5, 0.1]))
    for length in [0.5, 0.1] {
      let weights = test.weights.dropLast().map { _ in -2 * Double.log(length) }
      let start = weights + [test.fit.prior.logVariance.mean, test.fit.prior.logNoise.mean]
      #expect(test.fit.loss(fitted).value <= test.fit.loss(start).value)
    }
  }

  @Test(arguments: [1, 7, 8, 9, 50, 131])
  func factorsMultiplyBack(size: Int) throws {
    var random = SplitMix64(seed: UInt64(size))
    // A = BBᵀ + I.
    let b = (0..<size).map { _ in (0..<size).map { _ in Double.random(in: -1...1, using: &random) } }
    var matrix = TriangularMatrix(size: size)
    for row in 0..<size {
      for column in 0...row {
        matrix[row, column] = zip(b[row], b[column]).reduce(row == column ? 1 : 0) { $0 + $1.0 * $1.1 }
      }
    }
    let factor = try #require(matrix.choleskyFactor())
    let inverse = factor.inverse()
    let square = inverse.squared()
    for row in 0..<size {
      for column in 0...row {
        let product = (0...column).reduce(0) { $0 + factor[row, $1] * factor[column, $1] }
        #expect((product - matrix[row, column]).magnitude < 1e-13 * Double(size))
        let identity = (column...row).reduce(0) { $0 + factor[row, $1] * inverse[$1, column] }
        #expect((identity - (row == column ? 1 : 0)).magnitude < 1e-11)
        let other = (row..<size).reduce(0) { $0 + inverse[$1, row] * inverse[$1, column] }
        #expect((other - square[row, column]).magnitude < 1e-12)
      }
    }
    matrix[size - 1, size - 1] = -1
    #expect(matrix.choleskyFactor() == nil)
  }

  @Test(arguments: improvementTable)
  func improvementsAreThoseOfExactArithmetic(row: String) {
    let table = TableText(row)
    let (value, slope) = ExpectedImprovement.logImprovement(table[0][0])
    #expect(isClose(value, table[1][0], within: 1e-7))
    #expect(isClose(slope, table[1][1], within: 1e-6))
  }

  /// Noise of the seeds: of equal scores, the less certain ones count less.
  @Test func knownNoiseIsUsed() throws {
    let points = (0..<12).map { Double($0) / 11 }
    let scores = points.enumerated().map { $1 + ($0 == 6 ? -0.8 : 0) }
    let deviations = [1e-6, 1.0].map { variance in
      let observations = points.indices.map {
        Observation(
          trial: $0, coordinates: [.position(points[$0])], score: scores[$0],
          variance: $0 == 6 ? variance : 1e-6)
      }
      let scale = ScoreScale(observations, compression: 1)
      return scale?.variances[6] ?? 0
    }
    #expect(isClose(deviations[1] / deviations[0], 1e6, within: 1e-9))
  }

  private func moved(_ point: [Double], _ dimension: Int, _ distance: Double) -> [Double] {
    var moved = point
    moved[dimension] += distance
    return moved
  }
}

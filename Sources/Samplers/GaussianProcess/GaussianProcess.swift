import Arithmetic

/// A Gaussian process with mean zero, conditioned on noisy values (Rasmussen and Williams 2006, algorithm 2.1).
struct GaussianProcess {
  /// Added to the diagonal, relative to the kernel's variance; ten times as much after each failure of Cholesky's
  /// factorisation, up to `mostJitter`.
  static let leastJitter = 1e-10
  static let mostJitter = 1e-3

  let kernel: MaternKernel
  let features: Features
  let values: [Double]
  let noise: [Double]
  /// L⁻¹ of K + noise = LLᵀ.
  let inverseFactor: TriangularMatrix
  /// (K + noise)⁻¹·values.
  let coefficients: [SIMD8<Double>]
  /// Σ ln L_ii.
  private let halfLogDeterminant: Double
  /// valuesᵀ·(K + noise)⁻¹·values.
  private let fit: Double

  /// Conditions on `values` at `features` with independent noise of the given variances; nil if the matrix is not
  /// positive definite even with the most jitter.
  init?(kernel: MaternKernel, features: Features, values: [Double], noise: [Double]) {
    self.kernel = kernel
    self.features = features
    self.values = values
    self.noise = noise
    let size = features.count
    var matrix = TriangularMatrix(size: size)
    for row in 0..<size {
      let point = features.columns.indices.map { features.value(row, $0) }
      for v in 0...(row / 8) {
        matrix.vectors[row * matrix.stride + v] = kernel.values(point, features, v).value
      }
    }
    guard let factor = Self.factor(matrix, noise: noise, variance: kernel.variance) else { return nil }
    inverseFactor = factor.inverse()
    var sum = 0.0
    for row in 0..<size { sum += Double.log(factor[row, row]) }
    halfLogDeterminant = sum
    let whitened = inverseFactor.times(SIMD8.vectors(values))
    coefficients = inverseFactor.transposedTimes(whitened)
    fit = Self.dot(whitened, whitened)
  }

  private static func factor(_ matrix: TriangularMatrix, noise: [Double], variance: Double)
    -> TriangularMatrix?
  {
    var jitter = leastJitter
    while jitter <= mostJitter {
      var noisy = matrix
      for row in 0..<matrix.size { noisy[row, row] = variance + noise[row] + jitter * variance }
      if let factor = noisy.choleskyFactor() { return factor }
      jitter *= 10
    }
    return nil
  }

  /// The logarithm of the values' marginal density, without the constant −n/2·ln 2π.
  var logLikelihood: Double { -0.5 * fit - halfLogDeterminant }

  /// The derivatives of `logLikelihood` by ln w_d, by ln s, and by the logarithm of the noise τ of the points whose
  /// `isNoisy` is 1: ½·Σ (ααᵀ − (K + noise)⁻¹)_ij·∂K_ij.
  func gradient(noise: Double, isNoisy: [Bool]) -> [Double] {
    let inverse = inverseFactor.squared()
    let alpha = coefficients
    var byWeight = [SIMD8<Double>](repeating: .zero, count: kernel.weights.count)
    var byVariance = SIMD8<Double>.zero
    var byNoise = 0.0
    for row in 0..<features.count {
      let point = features.columns.indices.map { features.value(row, $0) }
      let own = SIMD8(repeating: alpha[row / 8][row % 8])
      for v in 0...(row / 8) {
        var share = own * alpha[v] - inverse.vectors[row * inverse.stride + v]
        if v == row / 8 { share *= Self.triangle[row % 8] }
        let (value, slope) = kernel.values(point, features, v)
        byVariance = byVariance.addingProduct(share, value)
        let weighted = share * slope
        for d in byWeight.indices {
          byWeight[d] = byWeight[d].addingProduct(weighted, features.squares(d, v, from: point[d]))
        }
      }
      if isNoisy[row] {
        let a = alpha[row / 8][row % 8]
        byNoise += 0.5 * noise * (a * a - inverse[row, row])
      }
    }
    return zip(kernel.weights, byWeight).map { $0 * $1.laneSum } + [byVariance.laneSum, byNoise]
  }

  /// What lanes up to the diagonal count in a symmetric sum with factor ½: 1 below the diagonal, ½ on it.
  private static let triangle: [SIMD8<Double>] = (0..<8).map { diagonal in
    var weights = SIMD8<Double>.zero
    for lane in 0..<diagonal { weights[lane] = 1 }
    weights[diagonal] = 0.5
    return weights
  }
}

extension GaussianProcess {
  /// Σ of the products, by lanes and then over the lanes.
  static func dot(_ a: [SIMD8<Double>], _ b: [SIMD8<Double>]) -> Double {
    var sum = SIMD8<Double>.zero
    for v in a.indices { sum = sum.addingProduct(a[v], b[v]) }
    return sum.laneSum
  }
}

import Arithmetic

/// The kernels of one dimension of a density, eight to a vector: each is centred at an observed coordinate, or uniform where
/// the observation lacks the dimension.
///
/// - Positions: a normal density cut to 0 … 1, with one bandwidth for all.
/// - Levels: the same at the middle of each level's share of 0 … 1.
/// - Categories: the centre's category has (1 + a)/(1 + ka), each of the k − 1 others a/(1 + ka) (the kernel of Aitchison
///   and Aitken, 1976).
struct KernelColumn {
  /// The centres: in 0 … 1, or the category's number.
  private(set) var centres: [SIMD8<Double>] = []
  /// 1/σ, or 0 where the kernel is uniform.
  private var scales: [SIMD8<Double>] = []
  /// The logarithm of the density at the centre: ln(1 / (σ·√2π·(Φ(upper end) − Φ(lower end)))), or of the category's share;
  /// of the uniform density where the kernel is uniform.
  private var peaks: [SIMD8<Double>] = []
  /// For categories: the logarithm of the share of each other one; else nil.
  private let other: Double?
  /// The bandwidth of positions and levels.
  let bandwidth: Double

  /// - Parameters:
  ///   - coordinates: One per kernel, nil where it is uniform.
  ///   - bandwidth: σ, for positions and levels.
  ///   - smoothing: a, for categories.
  init(_ coordinates: [Double?], kind: SearchDimension.Kind, bandwidth: Double, smoothing: Double) {
    self.bandwidth = bandwidth
    var scale = 1 / bandwidth
    var uniform = 0.0
    var same = 0.0
    if case .categories(let count) = kind {
      let total = 1 + Double(count) * smoothing
      uniform = -Double.log(Double(count))
      same = Double.log((1 + smoothing) / total)
      other = Double.log(smoothing / total)
      scale = 1
    } else {
      other = nil
    }
    centres = SIMD8.vectors(coordinates.map { $0 ?? 0 })
    scales = SIMD8.vectors(coordinates.map { $0 == nil ? 0 : scale })
    if other != nil {
      peaks = SIMD8.vectors(coordinates.map { $0 == nil ? uniform : same })
    } else {
      peaks = zip(centres, scales).map(Self.peak)
    }
  }

  /// Adds the logarithms of the kernels' densities at a coordinate to `sums`.
  func addLogarithms(at x: Double, to sums: inout [SIMD8<Double>]) {
    let x = SIMD8(repeating: x)
    if let other {
      let other = SIMD8(repeating: other)
      for v in sums.indices {
        let differs = (centres[v] .!= x) .& (scales[v] .!= SIMD8.zero)
        sums[v] += peaks[v].replacing(with: other, where: differs)
      }
    } else {
      for v in sums.indices {
        let u = (x - centres[v]) * scales[v]
        sums[v] += peaks[v] - SIMD8(repeating: 0.5) * u * u
      }
    }
  }

  /// −ln(σ·√2π·mass), where the mass is what the normal distribution has in 0 … 1: Φ(μ/σ) + Φ((1 − μ)/σ) − 1; 0 where
  /// 1/σ is.
  private static func peak(centres: SIMD8<Double>, scales: SIMD8<Double>) -> SIMD8<Double> {
    let one = SIMD8<Double>(repeating: 1)
    let mass = normalShare(centres * scales) + (normalShare((one - centres) * scales) - one)
    let peak = SIMD8.log(scales * SIMD8(repeating: 0.39894228040143268) / mass)
    return SIMD8.zero.replacing(with: peak, where: scales .!= SIMD8.zero)
  }

  /// Φ within 1.4·10⁻⁴ (Bowling, Khasawneh, Kaewkuekool and Cho, "A logistic approximation to the cumulative normal
  /// distribution", 2009): a density's mass need not be exact, and this is computed for each kernel of each axis.
  private static func normalShare(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let slope = SIMD8<Double>(repeating: 1.5976).addingProduct(x * x, SIMD8(repeating: 0.07056))
    return SIMD8.sigmoid(x * slope)
  }
}

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
    let vectors = (coordinates.count + 7) / 8
    centres = [SIMD8<Double>](repeating: .zero, count: vectors)
    scales = centres
    var uniform = 0.0
    var same = 0.0
    if case .categories(let count) = kind {
      let total = 1 + Double(count) * smoothing
      uniform = -Double.log(Double(count))
      same = Double.log((1 + smoothing) / total)
      other = Double.log(smoothing / total)
    } else {
      other = nil
    }
    peaks = [SIMD8<Double>](repeating: SIMD8(repeating: uniform), count: vectors)
    for (index, coordinate) in coordinates.enumerated() {
      guard let coordinate else { continue }
      centres[index / 8][index % 8] = coordinate
      scales[index / 8][index % 8] = other == nil ? 1 / bandwidth : 1
      peaks[index / 8][index % 8] = other == nil ? Self.mass(coordinate, bandwidth) : same
    }
    if other == nil { finishPeaks(coordinates) }
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

  /// Turns masses into −ln(σ·√2π·mass) where a kernel is not uniform.
  private mutating func finishPeaks(_ coordinates: [Double?]) {
    let factor = SIMD8(repeating: bandwidth * 2.506628274631000502)
    for v in peaks.indices {
      let logarithms = SIMD8<Double>.log(peaks[v] * factor).negated
      peaks[v] = SIMD8.zero.replacing(with: logarithms, where: scales[v] .!= SIMD8.zero)
    }
  }

  /// The mass that a normal distribution has in 0 … 1: Φ((1 − μ)/σ) − Φ(−μ/σ).
  private static func mass(_ centre: Double, _ bandwidth: Double) -> Double {
    let scale = 0.70710678118654752 / bandwidth
    let below = centre * scale
    let above = (1 - centre) * scale
    // Beyond 6, 1 − erf is below a rounding error of the sum.
    return 0.5 * ((below > 6 ? 1 : Double.erf(below)) + (above > 6 ? 1 : Double.erf(above)))
  }
}

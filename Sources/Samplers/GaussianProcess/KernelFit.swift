import Arithmetic

/// Chooses the kernel and the noise of a Gaussian process: the greatest posterior density (MAP) by `BoxMinimizer` over
/// ln w_d, ln s and ln τ, where τ is the variance of the noise of values whose variance is unknown.
struct KernelFit {
  let features: Features
  let values: [Double]
  /// Known variances of the noise.
  let variances: [Double?]
  let prior: KernelPrior
  let iterations: Int

  /// The best parameters found from each of the `lengths`, in their order: ln w_d, ln s, ln τ.
  func parameters(startingFrom lengths: [Double]) -> [Double]? {
    let dimensions = features.columns.count
    let weightBounds = (
      -2 * Double.log(KernelPrior.lengths.most), -2 * Double.log(KernelPrior.lengths.least)
    )
    let minimizer = BoxMinimizer(
      lower: [Double](repeating: weightBounds.0, count: dimensions)
        + [Double.log(KernelPrior.variances.least), Double.log(KernelPrior.noise.least)],
      upper: [Double](repeating: weightBounds.1, count: dimensions)
        + [Double.log(KernelPrior.variances.most), Double.log(KernelPrior.noise.most)],
      iterations: iterations)
    var best: BoxMinimizer.Place?
    for length in lengths {
      let start =
        [Double](repeating: -2 * Double.log(length), count: dimensions)
        + [prior.logVariance.mean, prior.logNoise.mean]
      let place = minimizer.minimum(from: start, loss)
      if place.value < best?.value ?? .infinity { best = place }
    }
    return best?.point
  }

  /// −ln of the posterior density, up to a constant, and its gradient.
  func loss(_ point: [Double]) -> (value: Double, gradient: [Double]) {
    guard let process = process(at: point) else {
      return (.infinity, [Double](repeating: 0, count: point.count))
    }
    let noise = Double.exp(point[point.count - 1])
    var gradient = process.gradient(noise: noise, isNoisy: variances.map { $0 == nil }).map { -$0 }
    var value = -process.logLikelihood
    func add(_ index: Int, _ mean: Double, _ deviation: Double) {
      let distance = (point[index] - mean) / deviation
      value += 0.5 * distance * distance
      gradient[index] += distance / deviation
    }
    let dimensions = features.columns.count
    for d in 0..<dimensions { add(d, -2 * prior.logLength.mean, 2 * prior.logLength.deviation) }
    add(dimensions, prior.logVariance.mean, prior.logVariance.deviation)
    add(dimensions + 1, prior.logNoise.mean, prior.logNoise.deviation)
    return (value, gradient)
  }

  /// The process with these parameters.
  func process(at point: [Double]) -> GaussianProcess? {
    let dimensions = features.columns.count
    let kernel = MaternKernel(
      weights: point.prefix(dimensions).map { Double.exp($0) }, variance: Double.exp(point[dimensions]))
    return GaussianProcess(
      kernel: kernel, features: features, values: values, noise: noise(Double.exp(point[dimensions + 1])))
  }

  /// Known variances, each halfway to their mean because few seeds estimate it badly, and τ for the others.
  private func noise(_ unknown: Double) -> [Double] {
    let known = variances.compactMap(\.self)
    let mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    return variances.map { $0.map { 0.5 * ($0 + mean) } ?? unknown }
  }
}

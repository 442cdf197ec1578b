extension GaussianProcess {
  /// The process with one more value: the mean at a point, with the least noise.
  func believing(_ point: [Double]) -> GaussianProcess? {
    var more = features
    more.append(point)
    return GaussianProcess(
      kernel: kernel, features: more, values: values + [mean(at: point)],
      noise: noise + [noise.min() ?? 0])
  }

  /// The mean of the function at a point.
  func mean(at point: [Double]) -> Double { Self.dot(covariances(point).values, coefficients) }

  /// The mean and standard deviation of the function, without noise, at a point.
  func prediction(at point: [Double]) -> (mean: Double, deviation: Double) {
    let (values, _) = covariances(point)
    let whitened = inverseFactor.times(values)
    return (Self.dot(values, coefficients), Self.deviation(kernel.variance - Self.dot(whitened, whitened)))
  }

  /// The same, with their gradients by the point's coordinates; 0 for categories.
  func predictionWithGradient(at point: [Double]) -> (
    mean: Double, deviation: Double, meanGradient: [Double], deviationGradient: [Double]
  ) {
    let (values, slopes) = covariances(point)
    let whitened = inverseFactor.times(values)
    let solved = inverseFactor.transposedTimes(whitened)
    let deviation = Self.deviation(kernel.variance - Self.dot(whitened, whitened))
    var means: [Double] = []
    var deviations: [Double] = []
    for d in point.indices {
      guard !features.isCategory[d] else {
        means.append(0)
        deviations.append(0)
        continue
      }
      // ∂k/∂x_d = ∂k/∂(r²)·2·w_d·(x_d − y_d).
      let x = SIMD8(repeating: point[d])
      var mean = SIMD8<Double>.zero
      var square = SIMD8<Double>.zero
      for v in slopes.indices {
        let change = slopes[v] * (x - features.columns[d][v])
        mean = mean.addingProduct(change, coefficients[v])
        square = square.addingProduct(change, solved[v])
      }
      means.append(2 * kernel.weights[d] * mean.laneSum)
      deviations.append(-2 * kernel.weights[d] * square.laneSum / deviation)
    }
    return (Self.dot(values, coefficients), deviation, means, deviations)
  }

  private func covariances(_ point: [Double]) -> (values: [SIMD8<Double>], slopes: [SIMD8<Double>]) {
    var values: [SIMD8<Double>] = []
    var slopes: [SIMD8<Double>] = []
    for v in 0..<(features.count + 7) / 8 {
      let (value, slope) = kernel.values(point, features, v)
      values.append(value)
      slopes.append(slope)
    }
    // Lanes beyond the last point.
    for lane in features.count..<8 * values.count {
      values[lane / 8][lane % 8] = 0
      slopes[lane / 8][lane % 8] = 0
    }
    return (values, slopes)
  }

  /// The root of a variance, which rounding can make negative.
  private static func deviation(_ variance: Double) -> Double { max(variance, 1e-20).squareRoot() }
}

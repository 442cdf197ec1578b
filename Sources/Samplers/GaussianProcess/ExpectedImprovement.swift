import Arithmetic

/// The logarithm of the expected improvement (Mockus 1978; Jones, Schonlau and Welch 1998) in the form of Ament, Daulton,
/// Eriksson, Balandat and Bakshy, "Unexpected improvements to expected improvement" (NeurIPS 2023), which neither vanishes
/// nor loses its gradient far from the best points.
enum ExpectedImprovement {
  /// ½·ln 2π.
  private static let halfLogTwoPi = 0.91893853320467274

  /// ln h(z) and its derivative Φ(z)/h(z), where h(z) = φ(z) + z·Φ(z): the logarithm of the expected improvement of a
  /// normal variable of standard deviation 1 whose mean is z better than the best value.
  ///
  /// Below −10 by six terms of h(z) = φ(z)/z²·(1 − 3/z² + 15/z⁴ − …), whose error is below 10⁻⁷ there.
  static func logImprovement(_ z: Double) -> (value: Double, slope: Double) {
    if z > -10 {
      let density = Double.exp(-0.5 * z * z - halfLogTwoPi)
      let mass = 0.5 * Double.erfc(-z * 0.70710678118654752)
      let improvement = density + z * mass
      return (Double.log(improvement), mass / improvement)
    }
    let t = 1 / (z * z)
    let series = 1 + t * (-3 + t * (15 + t * (-105 + t * (945 - t * 10395))))
    let derivative = -3 + t * (30 + t * (-315 + t * (3780 - t * 51975)))
    let value = -0.5 * z * z - halfLogTwoPi + Double.log(t * series)
    return (value, -z - 2 / z - 2 * t * derivative / (z * series))
  }

  /// ln of the expected improvement on `best` (lower is better) by a prediction.
  static func logarithm(mean: Double, deviation: Double, best: Double) -> Double {
    Double.log(deviation) + logImprovement((best - mean) / deviation).value
  }
}

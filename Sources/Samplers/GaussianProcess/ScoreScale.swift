import Arithmetic

/// Scores as values of mean 0 and variance 1 for a Gaussian process, which expects errors of one size everywhere.
///
/// Bad scores often are orders of magnitude worse than good ones, so they are compressed first: ln(1 + (y − best)/c), where
/// c is a share of the distance from the best score to the median one. NaN and ∞ count as the worst finite score.
struct ScoreScale {
  /// One per observation.
  let values: [Double]
  /// The variances of the values, by the derivative of the scale; nil where a score's variance is unknown.
  let variances: [Double?]

  /// nil without a finite score.
  init?(_ observations: [Observation], compression: Double) {
    let finite = observations.map(\.score).filter(\.isFinite).sorted()
    guard let best = finite.first, let worst = finite.last else { return nil }
    let median = finite[finite.count / 2]
    let scores = observations.map { $0.score.isFinite ? $0.score : $0.score == -.infinity ? best : worst }
    var unit = (median - best) * compression
    if !(unit > 0) { unit = (worst - best) * compression }
    var compressed = scores
    var slopes = [Double](repeating: 1, count: scores.count)
    if unit > 0, unit.isFinite {
      compressed = scores.map { Double.log(onePlus: ($0 - best) / unit) }
      slopes = scores.map { 1 / (unit + ($0 - best)) }
    }
    let count = Double(scores.count)
    let mean = compressed.reduce(0, +) / count
    let variance = compressed.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let scale = variance > 0 && variance.isFinite ? 1 / variance.squareRoot() : 1
    values = compressed.map { ($0 - mean) * scale }
    variances = zip(observations, slopes).map { observation, slope in
      observation.variance.flatMap { $0.isFinite ? $0 * (slope * scale) * (slope * scale) : nil }
    }
  }
}

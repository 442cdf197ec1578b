import Arithmetic

/// A confidence interval of a point's mean, and what it is over.
package struct MeanInterval: Sendable, Hashable {
  /// What would be drawn anew.
  package enum Source: String, Sendable, Hashable, CaseIterable {
    /// Other seeds on these samples.
    case seeds
    /// Other seeds and other samples.
    case seedsAndSamples = "seeds_and_samples"
    /// Other samples for this one seed.
    case samples
    /// Other partitions: other training samples, other evaluation samples and other seeds.
    case folds
  }

  package let source: Source
  package let mean: Double
  /// The standard deviation of the mean.
  package let standardError: Double
  package let bounds: ClosedRange<Double>

  package var width: Double { bounds.upperBound - bounds.lowerBound }

  /// Over seeds: mean ± t·sd/√n with Student's t for n − 1 degrees of freedom.
  ///
  /// It is cut to `range`, which the true mean cannot leave, so that it covers as often as before. nil for fewer
  /// than two values.
  package static func overSeeds(
    _ values: [Double], in range: ClosedRange<Double> = -Double.infinity...(.infinity),
    confidence: Double = 0.95
  ) -> MeanInterval? {
    student(.seeds, values, varianceFactor: 1 / Double(max(1, values.count)), range, confidence)
  }

  /// Over folds: mean ± t·√(1/J + ratio)·sd of the J folds' values, J − 1 degrees of freedom.
  ///
  /// Folds share training samples, so that their values are not independent; the second term makes up for it
  /// (Nadeau and Bengio 2003, "Inference for the generalization error").
  ///
  /// - Parameters:
  ///   - values: one for each fold of each partition, averaged over the seeds.
  ///   - ratio: evaluation samples per training sample, 1/(k − 1) for k folds.
  package static func overFolds(
    _ values: [Double], evaluationToTraining ratio: Double,
    in range: ClosedRange<Double> = -Double.infinity...(.infinity), confidence: Double = 0.95
  ) -> MeanInterval? {
    precondition(ratio >= 0 && ratio.isFinite)
    return student(
      .folds, values, varianceFactor: 1 / Double(max(1, values.count)) + ratio, range, confidence)
  }

  private static func student(
    _ source: Source, _ values: [Double], varianceFactor: Double, _ range: ClosedRange<Double>,
    _ confidence: Double
  ) -> MeanInterval? {
    guard let statistics = SampleStatistics(of: values), let deviation = statistics.deviation else {
      return nil
    }
    let error = deviation * varianceFactor.squareRoot()
    let half = quantile(confidence, degreesOfFreedom: Double(values.count - 1)) * error
    guard let bounds = ClosedRange(around: statistics.mean, by: half) else { return nil }
    return MeanInterval(
      source: source, mean: statistics.mean, standardError: error, bounds: bounds.clamped(to: range))
  }

  /// Over seeds and samples of a mean that is not a proportion, such as a mean squared error: mean ± t·√V, with V and
  /// degrees of freedom from `CrossedMoments`.
  package static func overSeedsAndSamples(
    meanOf moments: CrossedMoments, in range: ClosedRange<Double> = -Double.infinity...(.infinity),
    confidence: Double = 0.95
  ) -> MeanInterval? {
    guard let (variance, degrees) = moments.varianceOfMean else { return nil }
    let half = quantile(confidence, degreesOfFreedom: degrees) * variance.squareRoot()
    guard let bounds = ClosedRange(around: moments.mean, by: half) else { return nil }
    return MeanInterval(
      source: source(of: moments), mean: moments.mean, standardError: variance.squareRoot(),
      bounds: bounds.clamped(to: range))
  }

  /// Over seeds and samples of a proportion, such as an accuracy; always within 0 … 1, and never a point.
  ///
  /// Wilson's score interval (1927) with the effective number of samples n = p(1 − p)/V in place of n, and
  /// Student's t in place of the normal quantile, as survey statistics does (Korn and Graubard 1998; Franco et al.
  /// 2019). Where nothing varies (all correct), n is the number of samples: seeds that agree on every sample count
  /// once.
  package static func overSeedsAndSamples(
    proportionOf moments: CrossedMoments, confidence: Double = 0.95
  ) -> MeanInterval? {
    guard let (variance, degrees) = moments.varianceOfMean else { return nil }
    let p = moments.mean
    let isVarying = variance > 0 && p > 0 && p < 1
    let n = isVarying ? p * (1 - p) / variance : Double(moments.samples)
    let t = quantile(confidence, degreesOfFreedom: degrees)
    let weight = t * t / n
    let centre = (p + 0.5 * weight) / (1 + weight)
    let half = t * ((p * (1 - p) + 0.25 * weight) / n).squareRoot() / (1 + weight)
    return MeanInterval(
      source: source(of: moments), mean: p, standardError: variance.squareRoot(),
      bounds: max(0, min(p, centre - half))...min(1, max(p, centre + half)))
  }

  private static func source(of moments: CrossedMoments) -> Source {
    moments.seeds > 1 ? .seedsAndSamples : .samples
  }

  /// The t with P(|T| ≤ t) = confidence.
  private static func quantile(_ confidence: Double, degreesOfFreedom: Double) -> Double {
    precondition(confidence > 0 && confidence < 1)
    return StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(1 - 0.5 * (1 - confidence))
  }
}

extension MeanInterval {
  /// The interval of start + factor·x, x being what this one is of: an error rate's from an accuracy's.
  package func scaled(by factor: Double, from start: Double) -> MeanInterval {
    let ends = [bounds.lowerBound, bounds.upperBound].map { start + factor * $0 }
    return MeanInterval(
      source: source, mean: start + factor * mean, standardError: factor.magnitude * standardError,
      bounds: min(ends[0], ends[1])...max(ends[0], ends[1]))
  }
}

extension [MeanInterval] {
  /// The widest, the first of equals: what a sentence about a point goes by.
  package var widest: MeanInterval? { self.max { $0.width < $1.width } }
}

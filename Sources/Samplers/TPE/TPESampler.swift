import Arithmetic

/// Search by a tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl, "Algorithms for hyper-parameter
/// optimization", NIPS 2011): one density l of the best observations, one density g of the others; the point proposed is
/// the one among random points of l that has the greatest l/g.
///
/// The densities are over all dimensions together (multivariate; Falkner, Klein and Hutter, "BOHB", ICML 2018), with a
/// uniform prior. Watanabe, "Tree-structured Parzen estimator" (2023), measures the parts. In a batch, each point proposed
/// counts as one of the others for the next ones (the constant liar of Ginsbourger, Le Riche and Carraro, 2010, with the
/// worst value).
package struct TPESampler: Sampler {
  /// The numbers that the method leaves open.
  package struct Constants: Sendable, Hashable {
    /// The first trials are points of a Sobol' sequence.
    package var startTrials = 10
    /// The best ⌈share · n⌉ observations, but at most `mostBest`, form l.
    package var bestShare = 0.1
    package var mostBest = 25
    /// Points drawn from l.
    package var candidates = 24
    /// The weight of the uniform kernel; that of an observation is 1.
    package var priorWeight = 1.0
    /// σ = factor · spread · n^(−1/(4 + d)), where the spread is that of l's points with the prior's.
    package var bandwidthFactor = 0.5
    /// The least σ, as a share of the axis.
    package var leastBandwidth = 0.01

    /// The defaults.
    package init() {}
  }

  let space: SearchSpace
  let seed: UInt64
  let constants: Constants
  private let start: SobolSampler

  /// A search of a space.
  package init(space: SearchSpace, seed: UInt64, constants: Constants = Constants()) {
    self.space = space
    self.seed = seed
    self.constants = constants
    start = SobolSampler(space: space, seed: seed)
  }

  package var version: Int { 1 }

  package func propose(_ count: Int, from trial: Int, observations: [Observation]) -> [[Coordinate]] {
    let ranked = RankedObservations(observations, share: constants.bestShare, atMost: constants.mostBest)
    if observations.count < constants.startTrials || ranked.best.isEmpty {
      return start.propose(count, from: trial, observations: observations)
    }
    var estimator = ParzenEstimator(ranked, space: space, constants: constants)
    var tried = TriedPoints(observations, in: space)
    let random = RandomPoints(space: space, seed: seed, start: 1 << 40)
    var batch: [[Coordinate]] = []
    for number in trial..<(trial + count) {
      var numbers = NumberSource(seed: seed, trial: number)
      guard
        let point = estimator.bestCandidate(tried: tried, &numbers) ?? random.next(for: number, tried: tried)
      else { break }
      tried.insert(point)
      estimator.addToOthers(point)
      batch.append(point)
    }
    return batch
  }
}

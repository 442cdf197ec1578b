import Arithmetic

/// Bayesian optimisation (Mockus 1978; Snoek, Larochelle and Adams, "Practical Bayesian optimization of machine learning
/// algorithms", NIPS 2012): a Gaussian process predicts the score of every point with its uncertainty, and the point of the greatest
/// log expected improvement is proposed.
///
/// In a batch, each point proposed counts as observed, with its predicted mean, for the next ones (the kriging believer of
/// Ginsbourger, Le Riche and Carraro, 2010).
package struct GaussianProcessSampler: Sampler {
  /// The numbers that the method leaves open.
  package struct Constants: Sendable, Hashable {
    /// The first trials are points of a Sobol' sequence.
    package var startTrials = 10
    /// Beyond so many observations, the best half and the latest ones are used.
    package var mostPoints = 1000
    /// Length scales from which the kernel's fit starts, and its steps.
    package var startLengths = [0.5, 0.2]
    package var fitSteps = 30
    /// Scores are compressed beyond so many distances from the best to the median score.
    package var compression = 1.0
    /// Points compared: of the whole space, and near each of the best observations.
    package var spread = 512
    package var near = 32
    package var nearest = 5
    /// So many of them are improved, by so many steps along the gradient, in so many rounds.
    package var improved = 4
    package var steps = 30
    package var rounds = 3
    /// More levels are not all tried.
    package var mostChoices = 16

    package var lengthMean = -0.5
    package var lengthDeviation = 1.0
    package var noiseMean = -12.0
    package var noiseDeviation = 4.0

    /// The defaults.
    package init() {}
  }

  let space: SearchSpace
  let seed: UInt64
  package var constants: Constants
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
    let known = used(observations)
    guard observations.count >= constants.startTrials,
      let scale = ScoreScale(known, compression: constants.compression)
    else { return start.propose(count, from: trial, observations: observations) }
    var features = Features(space: space)
    for observation in known { features.append(Features.numbers(of: observation.coordinates, in: space)) }
    var prior = KernelFit.Prior()
    prior.logLength = (constants.lengthMean, constants.lengthDeviation)
    prior.logNoise = (constants.noiseMean, constants.noiseDeviation)
    let fit = KernelFit(
      features: features, values: scale.values, variances: scale.variances, prior: prior,
      iterations: constants.fitSteps)
    guard let process = fit.process(startingFrom: constants.startLengths) else {
      return start.propose(count, from: trial, observations: observations)
    }
    let random = RandomPoints(space: space, seed: seed, start: 1 << 40)
    var tried = TriedPoints(observations, in: space)
    var batch: [[Coordinate]] = []
    var belief = process
    for number in trial..<(trial + count) {
      let point =
        bestPoint(belief, known, scale, number, tried) ?? random.next(for: number, tried: tried)
      guard let point else { break }
      tried.insert(point)
      batch.append(point)
      if batch.count < count {
        belief = belief.believing(Features.numbers(of: point, in: space)) ?? belief
      }
    }
    return batch
  }

  private func bestPoint(
    _ process: GaussianProcess, _ known: [Observation], _ scale: ScoreScale, _ trial: Int,
    _ tried: TriedPoints
  ) -> [Coordinate]? {
    var best = Double.infinity
    for index in 0..<process.features.count {
      let point = space.dimensions.indices.map { process.features.value(index, $0) }
      best = min(best, process.prediction(at: point).mean)
    }
    let maximizer = AcquisitionMaximizer(space: space, process: process, best: best, constants: constants)
    return maximizer.maximum(from: starts(known, scale, trial), tried: tried)
  }

  /// Numbers of points of the whole space, then of points near the best observations, at distances from 0.1 down.
  private func starts(_ known: [Observation], _ scale: ScoreScale, _ trial: Int) -> [[Double]] {
    let stream = RandomStream(seed: seed, purpose: .proposal(trial: trial))
    let sequence = SobolSequence(
      dimensions: space.dimensions.count, seed: UInt64(stream.word(at: 0)) << 32 | UInt64(stream.word(at: 1)))
    var starts = (0..<constants.spread).map { index in
      space.dimensions.indices.map { sequence.coordinate($0, of: UInt32(index)) }
    }
    var numbers = NumberSource(seed: seed, trial: trial, from: 2)
    let ranked = known.indices.sorted {
      (scale.values[$0], known[$0].trial) < (scale.values[$1], known[$1].trial)
    }
    for index in ranked.prefix(constants.nearest) {
      let centre = unitNumbers(of: known[index].coordinates)
      for step in 0..<constants.near {
        let distance = 0.1 * Double.exp(-0.6 * Double(step % 8))
        starts.append(centre.map { min(1, max(0, $0 + distance * numbers.normal())) })
      }
    }
    return starts
  }

  private func unitNumbers(of point: [Coordinate]) -> [Double] {
    zip(point, space.dimensions).map { coordinate, dimension in
      switch coordinate {
      case .position(let position): position
      case .choice(let choice): (Double(choice) + 0.5) / Double(dimension.choiceCount ?? 1)
      case .absent: 0.5
      }
    }
  }

  /// At most `mostPoints` observations, by trial.
  private func used(_ observations: [Observation]) -> [Observation] {
    let byTrial = RankedObservations.byTrial(observations)
    guard byTrial.count > constants.mostPoints else { return byTrial }
    let ranked = RankedObservations(byTrial, share: 1, atMost: constants.mostPoints / 2)
    let latest = ranked.others.suffix(constants.mostPoints - ranked.best.count)
    return RankedObservations.byTrial(ranked.best + latest)
  }
}

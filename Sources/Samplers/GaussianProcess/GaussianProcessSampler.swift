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
    /// The kernel is fitted to so many of them.
    package var mostFitted = 150
    /// Length scales from which the kernel's fit starts, and its steps.
    package var startLengths = [0.3]
    package var fitSteps = 30
    /// Scores are compressed beyond so many distances from the best to the median score.
    package var compression = 3.0
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

    /// What is expected of the kernel.
    package var prior = KernelPrior()

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
      let scale = ScoreScale(known, compression: constants.compression),
      var process = process(known, scale)
    else { return start.propose(count, from: trial, observations: observations) }
    let random = RandomPoints(space: space, seed: seed, start: 1 << 40)
    var tried = TriedPoints(observations, in: space)
    var batch: [[Coordinate]] = []
    for number in trial..<(trial + count) {
      let maximizer = AcquisitionMaximizer(
        space: space, process: process, best: lowestMean(process), constants: constants)
      let point =
        maximizer.maximum(from: starts(known, scale, number), tried: tried)
        ?? random.next(for: number, tried: tried)
      guard let point else { break }
      tried.insert(point)
      batch.append(point)
      guard batch.count < count else { break }
      process = process.believing(Features.numbers(of: point, in: space)) ?? process
    }
    return batch
  }

  /// The process of all observations, whose kernel is fitted to at most `mostFitted` of them.
  private func process(_ known: [Observation], _ scale: ScoreScale) -> GaussianProcess? {
    let chosen = fitted(known)
    guard let parameters = fit(chosen, known, scale).parameters(startingFrom: constants.startLengths) else {
      return nil
    }
    return fit(Array(known.indices), known, scale).process(at: parameters)
  }

  private func fit(_ chosen: [Int], _ known: [Observation], _ scale: ScoreScale) -> KernelFit {
    var features = Features(space: space)
    for index in chosen { features.append(Features.numbers(of: known[index].coordinates, in: space)) }
    return KernelFit(
      features: features, values: chosen.map { scale.values[$0] },
      variances: chosen.map { scale.variances[$0] },
      prior: constants.prior, iterations: constants.fitSteps)
  }

  /// Positions of the observations that the kernel is fitted to, ascending: all of them, or the best ones for one half and
  /// others at equal distances for the other half.
  private func fitted(_ known: [Observation]) -> [Int] {
    guard known.count > constants.mostFitted else { return Array(known.indices) }
    let best = RankedObservations(known, share: 1, atMost: constants.mostFitted / 2)
    var position = [Int: Int](minimumCapacity: known.count)
    for (index, observation) in known.enumerated() { position[observation.trial] = index }
    let others = constants.mostFitted - best.best.count
    let spread = (0..<others).map { best.others[$0 * best.others.count / others] }
    return (best.best + spread).compactMap { position[$0.trial] }.sorted()
  }

  /// The lowest mean at the points of the process: the value to improve on, without the luck of single scores.
  private func lowestMean(_ process: GaussianProcess) -> Double {
    (0..<process.features.count).reduce(Double.infinity) { lowest, index in
      min(lowest, process.mean(at: space.dimensions.indices.map { process.features.value(index, $0) }))
    }
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

import Samplers

/// The methods, as the tests make them.
enum Method: String, CaseIterable, Sendable {
  case random, sobol, tpe, gaussianProcess

  func sampler(of space: SearchSpace, seed: UInt64) -> any Sampler {
    switch self {
    case .random: RandomSampler(space: space, seed: seed)
    case .sobol: SobolSampler(space: space, seed: seed)
    case .tpe: TPESampler(space: space, seed: seed)
    case .gaussianProcess: GaussianProcessSampler(space: space, seed: seed)
    }
  }
}

/// A search's observations: batches are proposed whole, until the trials or the points are used up.
func search(
  _ sampler: any Sampler, trials: Int, batch: Int = 1, after known: [Observation] = [],
  variance: Double? = nil, score: ([Coordinate]) -> Double
) -> [Observation] {
  var observations = known
  while observations.count < trials {
    let first = observations.count
    let points = sampler.propose(min(batch, trials - first), from: first, observations: observations)
    if points.isEmpty { break }
    for (index, point) in points.enumerated() {
      observations.append(
        Observation(trial: first + index, coordinates: point, score: score(point), variance: variance))
    }
  }
  return observations
}

/// A function of the positions of a point.
func atPositions(_ function: @escaping ([Double]) -> Double) -> ([Coordinate]) -> Double {
  { point in
    function(
      point.map { coordinate in
        if case .position(let x) = coordinate { x } else { .nan }
      })
  }
}

import Foundation
import Samplers

/// What one proposal costs after a number of observed trials: the median processor time of several proposals, each of which
/// starts from the observations alone.
enum Overhead {
  static let counts = [100, 300, 1000]
  static let repetitions = 3

  /// Writes one line per number of observations.
  static func write(of name: String) {
    let problem = Problem.all.first { $0.name == "hartmann-6" }!
    let space = SamplerTrials.space(of: problem)
    let sampler = SamplerTrials.sampler(name, space: space, seed: 1)
    for count in counts {
      let points = RandomSampler(space: space, seed: 2).propose(count, from: 0, observations: [])
      let observations = points.enumerated().map { trial, point in
        Observation(trial: trial, coordinates: point, score: problem.regret(at: positions(of: point)))
      }
      let times = (0..<repetitions).map { repetition in
        let start = clock()
        _ = sampler.propose(1, from: count + repetition, observations: observations)
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
      }
      let median = String(format: "%.4f", 1000 * times.sorted()[repetitions / 2])
      SamplerTrials.write("\(name),\(count),\(median)")
    }
  }

  /// The positions of a point of a space whose dimensions are all continuous.
  static func positions(of point: [Coordinate]) -> [Double] {
    point.map { coordinate in
      guard case .position(let position) = coordinate else { fatalError("a position was expected") }
      return position
    }
  }
}

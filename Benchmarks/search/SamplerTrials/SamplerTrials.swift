import Foundation
import Samplers

/// Runs Etalon's samplers over the analytic problems, one point at a time, and prints one line per search: its regret after
/// 25, 50, 100 and 200 trials.
///
/// usage: sampler-trials SAMPLERS SEEDS TRIALS [PROBLEM]
///        sampler-trials SAMPLERS overhead
///
/// For example: sampler-trials random,sobol,tpe,gp 30 200 > etalon.csv
@main
struct SamplerTrials {
  static let stops = [25, 50, 100, 200]
  /// The samplers were tuned with the seeds below.
  static let firstSeed: UInt64 = 1000

  static func main() {
    let words = CommandLine.arguments
    let samplers = words.count > 1 ? words[1].split(separator: ",").map(String.init) : []
    if words.count == 3, words[2] == "overhead" {
      write("sampler,trials,ms")
      samplers.forEach(Overhead.write)
      return
    }
    guard words.count >= 4, let seeds = Int(words[2]), let trials = Int(words[3]) else {
      write("usage: sampler-trials SAMPLERS SEEDS TRIALS [PROBLEM], or SAMPLERS overhead")
      exit(2)
    }
    write("problem,sampler,seed,regret_25,regret_50,regret_100,regret_200,ms")
    for seed in 0..<seeds {
      for name in samplers {
        for problem in Problem.all where words.count < 5 || words[4] == problem.name {
          write(search(problem, sampler: name, seed: seed, trials: trials))
        }
      }
    }
  }

  /// Not `print`, whose lines would wait for a full buffer.
  static func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  static func space(of problem: Problem) -> SearchSpace {
    SearchSpace(dimensions: problem.bounds.indices.map { SearchDimension(name: "x\($0)", kind: .continuous) })
  }

  /// One search's line; `ms` is the sampler's mean processor time per trial.
  static func search(_ problem: Problem, sampler name: String, seed: Int, trials: Int) -> String {
    let space = space(of: problem)
    let sampler = sampler(name, space: space, seed: firstSeed + UInt64(seed))
    var observations: [Observation] = []
    var best = [Double]()
    var seconds = 0.0
    for trial in 0..<trials {
      let start = clock()
      let batch = sampler.propose(1, from: trial, observations: observations)
      seconds += Double(clock() - start) / Double(CLOCKS_PER_SEC)
      let regret = problem.regret(at: Overhead.positions(of: batch[0]))
      best.append(min(best.last ?? .infinity, regret))
      observations.append(Observation(trial: trial, coordinates: batch[0], score: regret))
    }
    let regrets = stops.map { $0 <= trials ? String(format: "%.6g", best[$0 - 1]) : "" }
    let time = String(format: "%.4f", 1000 * seconds / Double(trials))
    return ([problem.name, name, "\(seed)"] + regrets + [time]).joined(separator: ",")
  }

  static func sampler(_ name: String, space: SearchSpace, seed: UInt64) -> any Sampler {
    switch name {
    case "random": RandomSampler(space: space, seed: seed)
    case "sobol": SobolSampler(space: space, seed: seed)
    case "tpe": TPESampler(space: space, seed: seed)
    case "gp": GaussianProcessSampler(space: space, seed: seed)
    default: fatalError("no sampler has the name \(name)")
    }
  }
}

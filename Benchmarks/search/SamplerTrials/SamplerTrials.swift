import Foundation
import Samplers

/// Runs Etalon's samplers over the analytic problems, one point at a time, and prints one line per search: its regret after
/// 25, 50, 100 and 200 trials.
///
/// usage: sampler-trials SAMPLERS SEEDS TRIALS [PROBLEM]
///
/// For example: sampler-trials random,sobol,tpe,gp 30 200 > etalon.csv
@main
struct SamplerTrials {
  static let stops = [25, 50, 100, 200]

  static func main() {
    let words = CommandLine.arguments.dropFirst()
    guard words.count >= 3, let seeds = Int(words[2]), let trials = Int(words[3]) else {
      print("usage: sampler-trials SAMPLERS SEEDS TRIALS [PROBLEM]")
      exit(2)
    }
    print("problem,sampler,seed,regret_25,regret_50,regret_100,regret_200,ms")
    for seed in 0..<seeds {
      for name in words[1].split(separator: ",") {
        for problem in Problem.all where words.count < 4 || words[4] == problem.name {
          print(search(problem, sampler: String(name), seed: seed, trials: trials))
        }
      }
    }
  }

  /// One search's line; `ms` is the sampler's mean time per trial.
  static func search(_ problem: Problem, sampler name: String, seed: Int, trials: Int) -> String {
    let space = SearchSpace(
      dimensions: problem.bounds.indices.map { SearchDimension(name: "x\($0)", kind: .continuous) })
    let sampler = sampler(name, space: space, seed: UInt64(seed))
    var observations: [Observation] = []
    var best = [Double]()
    var seconds = 0.0
    for trial in 0..<trials {
      let start = clock()
      let batch = sampler.propose(1, from: trial, observations: observations)
      seconds += Double(clock() - start) / Double(CLOCKS_PER_SEC)
      let positions = batch[0].map { coordinate -> Double in
        guard case .position(let position) = coordinate else { fatalError("a position was expected") }
        return position
      }
      let regret = problem.regret(at: positions)
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
    case "tpe": TPESampler(space: space, seed: seed, constants: tpeConstants)
    case "gp": GaussianProcessSampler(space: space, seed: seed, constants: gpConstants)
    default: fatalError("no sampler has the name \(name)")
    }
  }

  static let gpConstants: GaussianProcessSampler.Constants = {
    var c = GaussianProcessSampler.Constants()
    let e = ProcessInfo.processInfo.environment
    if let v = e["fit"].flatMap(Int.init) { c.fitSteps = v }
    if let v = e["steps"].flatMap(Int.init) { c.steps = v }
    if let v = e["spread"].flatMap(Int.init) { c.spread = v }
    if let v = e["improved"].flatMap(Int.init) { c.improved = v }
    if let v = e["comp"].flatMap(Double.init) { c.compression = v }
    if let v = e["lm"].flatMap(Double.init) { c.lengthMean = v }
    if let v = e["ld"].flatMap(Double.init) { c.lengthDeviation = v }
    if let v = e["nm"].flatMap(Double.init) { c.noiseMean = v }
    if let v = e["nd"].flatMap(Double.init) { c.noiseDeviation = v }
    if let v = e["gstart"].flatMap(Int.init) { c.startTrials = v }
    if let v = e["l1"].flatMap(Double.init) { c.startLengths = [v] }
    return c
  }()

  static let tpeConstants: TPESampler.Constants = {
    var c = TPESampler.Constants()
    let e = ProcessInfo.processInfo.environment
    if let v = e["cand"].flatMap(Int.init) { c.candidates = v }
    if let v = e["share"].flatMap(Double.init) { c.bestShare = v }
    if let v = e["most"].flatMap(Int.init) { c.mostBest = v }
    if let v = e["bw"].flatMap(Double.init) { c.bandwidthFactor = v }
    if let v = e["least"].flatMap(Double.init) { c.leastBandwidth = v }
    if let v = e["prior"].flatMap(Double.init) { c.priorWeight = v }
    if let v = e["start"].flatMap(Int.init) { c.startTrials = v }
    return c
  }()
}

import ArgumentParser
import Experiments

/// Makes today's results the baselines that later ones are checked against.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Makes experiments' results the baselines that `etalon check` judges by.",
    discussion: """
      Writes results/<name>/baseline.json, which belongs into git. All runs must be there: etalon run trains them. An \
      experiment whose runs are not there does not keep the next from being accepted; the exit code is 75 then.
      """)

  @OptionGroup var arguments: SpecsArguments

  @OptionGroup var results: ResultsOption

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let named = try arguments.experiments(store: store)
    let accepted = try named.count { try accept($0, store: store) }
    if named.count > 1 { Reporting.note("accepted \(accepted) of \(named.count) experiments") }
    if accepted < named.count { throw ExitCode(ExitStatus.incomplete.rawValue) }
  }

  /// Whether all runs were there.
  private func accept(_ named: SpecsArguments.Named, store: DataStore) throws -> Bool {
    let experiment = named.experiment
    let folder = results.folder(of: experiment.spec.name)
    let (baseline, missing) = try exiting {
      let runs = try ExperimentRuns(of: experiment, store: store)
      let entries = try JournalReplay(results: folder).entries
      let baseline = try Baseline(of: experiment, runs: runs, store: store, toolVersion: Version.text) {
        entries[$0]?.record
      }
      return (baseline.canonical.withoutUnneededCorrectness, runs.tasks.count - baseline.runs.count)
    }
    guard missing == 0 else {
      Reporting.error("\(missing) runs are not trained yet; first: etalon run \(named.spec)")
      return false
    }
    try exiting { try AtomicFile.replace("\(folder)/baseline.json", with: baseline.text) }
    Reporting.note("wrote \(folder)/baseline.json: \(baseline.runs.count) runs")
    for line in Self.detectable(in: baseline, spec: experiment.spec) { Terminal.output.writeLine(line) }
    return true
  }

  /// The smallest drop of each gated metric that a check could find with these seeds.
  private static func detectable(in baseline: Baseline, spec: ExperimentSpec) -> [String] {
    JudgedMetric.all(spec.check, ranking: spec.ranking).map { metric in
      var points: [[AxisValue]: [UInt64: [Double]]] = [:]
      for run in baseline.runs {
        guard let value = run.value(of: metric.name) else { continue }
        points[run.values, default: [:]][run.seed, default: []].append(value)
      }
      let seeds = points.values.map { seeds in seeds.values.map { $0.reduce(0, +) / Double($0.count) } }
      let pairs = seeds.reduce(0) { $0 + $1.count }
      let drop = DetectableDrop.deviation(within: seeds).flatMap {
        DetectableDrop.smallest(
          pairs: pairs, deviation: $0, margin: spec.check.margin, alpha: spec.check.alpha)
      }
      guard let drop else { return "\(metric.name): too few seeds to say which drop a check would find" }
      return "\(metric.name): a check finds drops from about \((drop * 10_000).rounded() / 10_000) on"
    }
  }
}

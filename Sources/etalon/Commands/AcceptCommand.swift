import ArgumentParser
import Operations
import Reports
import Running
import Specs

/// Makes the current results the baselines of later checks.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Make results the baselines that etalon check judges by.",
    discussion: """
      Writes results/<name>/baseline.json, which belongs in git. All runs must be trained (etalon run). An experiment \
      with missing runs does not prevent the next one from being accepted; the exit code is 75 then.

      EXAMPLES
        etalon run mine.yaml && etalon accept mine.yaml
      """)

  @OptionGroup var arguments: SpecsArguments
  @OptionGroup var results: ResultsOption

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let experiments = try arguments.experiments(store: store)
    let accepted = try experiments.count { try accept($0, store: store) }
    if experiments.count > 1 { Reporting.note("accepted \(accepted) of \(experiments.count) experiments") }
    if accepted < experiments.count { throw ExitCode(ExitStatus.incomplete.rawValue) }
  }

  /// Accepts the results of an experiment; returns false if runs are missing.
  private func accept(_ named: NamedExperiment, store: DataStore) throws -> Bool {
    let acceptance = try Acceptance(
      of: named, in: results.folder(of: named.name), store: store, host: Machine.host)
    guard acceptance.missing == 0 else {
      Reporting.error(
        "\(counted(acceptance.missing, "run")) not trained yet; first: etalon run \(named.path)")
      return false
    }
    try acceptance.write()
    Reporting.note("wrote \(acceptance.path): \(counted(acceptance.baseline.runs.count, "run"))")
    for metric in acceptance.detectable { Terminal.output.writeProseLine(AcceptanceText.line(of: metric)) }
    return true
  }
}

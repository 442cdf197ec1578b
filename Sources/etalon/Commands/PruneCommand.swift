import ArgumentParser
import Experiments

/// Removes the records that a spec no longer names.
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Removes the records of runs that an experiment no longer names.",
    discussion: """
      Given a spec, the runs that it names now are kept; given a results folder, those that the last etalon run \
      named. Killed at any instant, it loses none of them.

      Exit codes: 0 well; 65 bad spec or data, or no results; 74 a file could not be written.
      """)

  @Argument(help: "The experiment's YAML file, or a results folder.", completion: .file())
  var target: String

  @Argument(help: ArgumentHelp("Values to put over the spec's.", valueName: "path=value"))
  var overrides: [String] = []

  @OptionGroup var results: ResultsOption

  @Flag(help: "Say how many records would go, and change nothing.")
  var dryRun = false

  func run() throws {
    let (folder, named) = try namedRuns()
    let recorded = try exiting { Set(try JournalReplay(results: folder).entries.keys) }
    let unnamed = recorded.subtracting(named).count
    let count = "\(unnamed) of \(recorded.count) \(recorded.count == 1 ? "record" : "records")"
    guard !dryRun else {
      Terminal.output.writeLine("\(folder): \(count) would be removed")
      return
    }
    if unnamed > 0 {
      try exiting {
        try Journal.prune(results: folder, holder: nameOfThisProcess(), isKept: named.contains)
      }
    }
    Terminal.output.writeLine("\(folder): removed \(count)")
  }

  /// The results folder, and the identities of the runs that are to stay.
  private func namedRuns() throws -> (folder: String, identities: Set<String>) {
    if PosixFolder.exists(target + "/.") { return (target, try runsNamed(by: target)) }
    let store = DataStore(threads: Machine.processorCount)
    let experiment = try SpecArguments.experiment(of: target, overrides: overrides, store: store)
      .experiment
    let folder = results.folder(of: experiment.spec.name)
    try exiting { try refuseAnotherSpecs(folder) }
    let runs = try exiting { try ExperimentRuns(of: experiment, store: store) }
    return (folder, Set(runs.tasks.map(\.identity)))
  }

  /// The identities of the runs that the last etalon run of a folder named, where that was the whole spec.
  private func runsNamed(by folder: String) throws -> Set<String> {
    guard overrides.isEmpty else {
      throw Reporting.misuse("values go over those of a spec, and \(folder) is a folder")
    }
    let runs = try ResultsArgument.summary(of: folder).outcome.runs
    let values = try exiting { try Manifest(results: folder)?.overrides ?? [] }
    guard values.isEmpty else {
      Reporting.error(
        "the last run in \(folder) had values of its own, \(values.joined(separator: " ")), so it did not name "
          + "all that its spec does; name the spec, and the values that are meant")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    return Set(runs.map(\.identity))
  }

  /// The folder of another spec of the same name has nothing that this spec names.
  private func refuseAnotherSpecs(_ folder: String) throws {
    guard let manifest = try Manifest(results: folder) else {
      Reporting.error("\(folder) holds no results; etalon run writes them")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    let owner = manifest.owner(
      otherThan: Machine.absolute(target), results: Machine.absolute(folder), exists: PosixFolder.exists)
    if let owner {
      Reporting.error("\(folder) belongs to another spec of the same name, \(owner)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}

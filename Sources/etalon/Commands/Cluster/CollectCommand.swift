import ArgumentParser
import Files
import Operations
import Reports
import Running
import Specs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes the results of runs that shards have trained.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Write the results that shards trained.",
    discussion: """
      Reads all journals in the folder and writes the files that etalon run writes, byte for byte. Given a spec, it \
      writes the plan of the spec first, which a spec that has changed needs before shards can train it.

      EXAMPLES
        etalon collect results/digits
        etalon collect mine.yaml seeds=20

      Exit codes: 0 success; 1 runs failed; 65 no results, or bad spec or data; 70 two journals have different results \
      of a run; 74 a file could not be written; 75 runs are missing.
      """,
    // `etalon` without arguments fits on a screen; `etalon submit --help` names this command.
    shouldDisplay: false)

  @Argument(help: "A results folder, or an experiment's YAML file.", completion: .file())
  var target: String

  @Argument(help: ArgumentHelp("Values that override the spec.", valueName: "path=value"))
  var overrides: [String] = []

  @OptionGroup var results: ResultsOption

  @Option(
    help: ArgumentHelp(
      "Wait up to this time for runs that are missing: a shared file system may show files late.",
      valueName: "seconds"))
  var wait = 0

  @Flag(name: .customLong("no-report"), help: "Do not write report.html into the results folder.")
  var omitsReport = false

  func validate() throws {
    if wait < 0 { throw ValidationError("--wait must be at least 0") }
  }

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let folder = try folder(store: store)
    let collection = try collected(from: folder)
    try collection.write(
      omitsReport: omitsReport, jobs: Machine.processorCount, store: store, host: Machine.host)
    let missing = collection.runs - collection.recorded
    Terminal.output.writeProseLine(
      "\(folder): \(collection.recorded) of \(counted(collection.runs, "run")) have a record"
        + (collection.failed > 0 ? ", \(collection.failed) failed" : ""))
    for line in ShardTable(collection.shards).lines { Terminal.output.writeLine(line) }
    if missing > 0 || collection.failed > 0, let command = try ResultsFolder.trainingCommand(of: folder) {
      Terminal.output.writeProseLine("to train the rest: \(command.text(verb: "run"))")
    }
    if missing > 0 { throw ExitCode(ExitStatus.incomplete.rawValue) }
    if collection.failed > 0 { throw ExitCode(ExitStatus.failed.rawValue) }
  }

  /// The results folder; a spec's plan is written into it.
  private func folder(store: DataStore) throws -> String {
    guard !PosixFolder.exists(target + "/.") else {
      guard overrides.isEmpty else {
        throw OperationError(.usage, "values can override a spec only, and \(target) is a folder")
      }
      return target
    }
    let named = try SpecArguments.experiment(of: target, overrides: overrides, store: store)
    let folder = results.folder(of: named.name)
    _ = try CollectedResults.describe(named, store: store, folder: folder, host: Machine.host)
    return folder
  }

  private func collected(from folder: String) throws -> CollectedResults {
    let end = Machine.seconds() + Double(wait)
    var isAnnounced = false
    while true {
      let collection = try CollectedResults(of: folder, host: Machine.host)
      guard collection.recorded < collection.runs, Machine.seconds() < end else { return collection }
      if !isAnnounced {
        Reporting.note(
          "\(collection.runs - collection.recorded) runs are missing; waiting up to \(wait) s for them")
      }
      isAnnounced = true
      sleep(2)
    }
  }
}

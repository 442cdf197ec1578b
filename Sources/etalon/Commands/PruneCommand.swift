import Files
import ArgumentParser
import Operations
import Records
import Running
import Specs

/// Removes the records of runs that a spec no longer contains.
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Remove records of runs that the spec no longer contains.",
    discussion: """
      Given a spec, keeps the runs that it contains now; given a results folder, those of the last etalon run. Killed at \
      any time, it loses none of them.

      EXAMPLES
        etalon prune mine.yaml --dry-run

      Exit codes: 0 success; 65 bad spec or data, or no results; 74 a file could not be written.
      """)

  @Argument(help: "The experiment's YAML file, or a results folder.", completion: .file())
  var target: String

  @Argument(help: ArgumentHelp("Values that override the spec.", valueName: "path=value"))
  var overrides: [String] = []

  @OptionGroup var results: ResultsOption

  @Flag(help: "Print how many records would be removed, and change nothing.")
  var dryRun = false

  func run() throws {
    let pruning = try pruning()
    let count = "\(pruning.unnamed) of \(counted(pruning.recorded, "record"))"
    if dryRun {
      Terminal.output.writeProseLine("\(pruning.folder): would remove \(count)")
    } else {
      try pruning.prune(host: Machine.host)
      Terminal.output.writeProseLine("\(pruning.folder): removed \(count)")
    }
  }

  private func pruning() throws -> Pruning {
    guard !PosixFolder.exists(target + "/.") else {
      guard overrides.isEmpty else {
        throw OperationError(.usage, "values can override a spec only, and \(target) is a folder")
      }
      return try Pruning(folder: target)
    }
    let store = DataStore(threads: Machine.processorCount)
    let named = try SpecArguments.experiment(of: target, overrides: overrides, store: store)
    return try Pruning(of: named, folder: results.folder(of: named.name), store: store, host: Machine.host)
  }
}

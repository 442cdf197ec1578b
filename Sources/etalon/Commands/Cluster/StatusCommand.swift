import ArgumentParser
import Operations

/// Shows how far an experiment on a cluster is.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how far a submitted experiment is.",
    discussion: """
      The journals say which runs are done; squeue, and sacct where there is accounting, say what the others wait for.

      EXAMPLES
        etalon status results/digits

      Exit codes: 0 success; 65 no results, or nothing was submitted; 70 no Slurm.
      """,
    // `etalon` without arguments fits on a screen; `etalon submit --help` names this command.
    shouldDisplay: false)

  @OptionGroup var results: ResultsArgument

  @Option(name: .customLong("top"), help: ArgumentHelp("Number of shards to show.", valueName: "n"))
  var top = 20

  func validate() throws {
    if top < 1 { throw ValidationError("--top must be at least 1") }
  }

  func run() throws {
    let status = try ClusterStatus(of: results.folder, client: SlurmProcesses(), host: Machine.host)
    for line in try status.lines(top: top) { Terminal.output.writeLine(line) }
  }
}

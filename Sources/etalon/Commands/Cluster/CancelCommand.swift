import ArgumentParser
import Operations
import Specs

/// Ends the jobs of an experiment on a cluster.
struct CancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "End the Slurm jobs of an experiment.",
    discussion: """
      Finished runs stay; etalon submit sends the rest again.

      EXAMPLES
        etalon cancel results/digits

      Exit codes: 0 success; 65 nothing was submitted; 70 no Slurm; 75 Slurm did not answer.
      """,
    // `etalon` without arguments fits on a screen; `etalon submit --help` names this command.
    shouldDisplay: false)

  @OptionGroup var results: ResultsArgument

  func run() throws {
    let jobs = try ClusterCancellation.cancel(results.folder, client: SlurmProcesses())
    Terminal.output.writeProseLine(
      jobs.isEmpty
        ? "\(results.folder): no job in the queue"
        : "\(results.folder): cancelled \(counted(jobs.count, "job")): \(jobs.joined(separator: ", "))")
  }
}

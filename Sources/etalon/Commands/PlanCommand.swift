import ArgumentParser
import Operations
import Running

/// Shows what `etalon run` would train.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what would be trained, and every mistake in a spec.",
    discussion: """
      EXAMPLES
        etalon plan experiments/digits.yaml
        etalon plan mine.yaml training.epochs=5 --verbose
      """)

  @OptionGroup var arguments: SpecArguments
  @OptionGroup var jobs: JobsOption
  @OptionGroup var top: TopOption

  @Flag(help: "Also show which runs train together, with which trainer, and their share of the work.")
  var verbose = false

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let prepared = try PreparedExperiment(arguments.experiment(store: store).experiment, store: store)
    for line in try PlanTable(prepared, top: top.count).lines() { Terminal.output.writeLine(line) }
    guard verbose else { return }
    let bundles = try Planner(jobs: jobs.threads).bundles(of: prepared.chosenTasks, store: store)
    for line in BundleTable(bundles).lines { Terminal.output.writeLine(line) }
  }
}

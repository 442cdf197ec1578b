import ArgumentParser
import Operations
import Running
import Specs

/// Shows what `etalon run` would train.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show what would be trained, and every mistake in a spec.",
    discussion: """
      EXAMPLES
        etalon plan experiments/digits.yaml
        etalon plan mine.yaml training.epochs=5 --verbose
        etalon plan mine.yaml --pin
      """)

  @OptionGroup var arguments: SpecArguments
  @OptionGroup var jobs: JobsOption
  @OptionGroup var results: ResultsOption
  @OptionGroup var top: TopOption

  @Flag(help: "Also show which runs train together, with which trainer, and their share of the work.")
  var verbose = false

  @Flag(help: "Write the SHA-256 of the data files into the spec; other content is an error from then on.")
  var pin = false

  @Flag(
    help:
      "Print the whole spec instead: with what it extends, the values of the command line, and all defaults.")
  var resolved = false

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let named = try arguments.experiment(store: store)
    if pin {
      let count = try Pinning.write(into: named)
      Reporting.note("wrote the SHA-256 of \(counted(count, "file")) into \(named.path)")
    }
    let prepared = try PreparedExperiment(named.experiment, store: store)
    if resolved {
      return Terminal.output.write(prepared.resolvedText)
    }
    let recorded = try RecordedRuns(of: prepared, in: results.folder(of: named.name))
    let estimate = prepared.estimate(jobs: jobs.threads)
    if let warning = MemoryWarning.text(of: estimate, allowance: Machine.allowance) {
      Reporting.note(warning)
    }
    for line in try PlanTable(prepared, top: top.count, jobs: jobs.threads, recorded: recorded).lines() {
      Terminal.output.writeProseLine(line)
    }
    guard verbose else { return }
    let allowance = Machine.allowance
    Terminal.output.writeLine("")
    Terminal.output.writeLine(
      "  may use   \(counted(allowance.processors, "processor")), by \(allowance.processorsBy)")
    Terminal.output.writeLine(
      "            \(MemoryWarning.size(allowance.memory)) of memory, by \(allowance.memoryBy)")
    let bundles = try Planner(jobs: jobs.threads).bundles(of: prepared.chosenTasks, store: store)
    for line in BundleTable(bundles).lines { Terminal.output.writeProseLine(line) }
  }
}

import ArgumentParser
import Launching
import Operations
import Records
import Running
import Specs

/// Trains an experiment on a Slurm cluster.
struct SubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Train an experiment on a Slurm cluster.",
    discussion: """
      Checks the whole spec, divides the runs into shards, and submits one job array that trains them and a job that \
      collects. Scripts and logs are in results/<name>/slurm/. Started again, it sends only what is missing. The nodes \
      must see the results folder, the spec and the tool under the same paths.

      Then: etalon status results/<name> shows how far it is, etalon cancel results/<name> ends it, and etalon collect \
      results/<name> writes what is finished. docs/Cluster.md has more, also without Slurm.

      EXAMPLES
        etalon submit mine.yaml --within 1h --cpus 4
        etalon submit mine.yaml seeds=100 --shards 64 --time 2:00:00 --partition short
        etalon submit mine.yaml --dry-run

      Exit codes: 0 success; 64 usage; 65 bad spec or data; 70 no Slurm, or it refused; 74 a file could not be written; \
      75 Slurm did not answer.
      """)

  @Argument(help: "The experiment's YAML file.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Argument(help: ArgumentHelp("Values that override the spec.", valueName: "path=value"))
  var overrides: [String] = []

  @OptionGroup var results: ResultsOption

  @Option(help: ArgumentHelp("Number of shards (default: as before, or by --within).", valueName: "n"))
  var shards: Int?

  @Option(
    help: ArgumentHelp(
      "Choose shards and time limit so that training ends within this time once all shards run (default: 1h).",
      valueName: "time"))
  var within: TimeSpan?

  @OptionGroup(title: "Slurm options") var slurm: SlurmArguments

  @Flag(help: "Print the scripts that would be submitted, and do nothing; works without Slurm.")
  var dryRun = false

  func validate() throws {
    if let shards, !(1...Shard.maximum).contains(shards) {
      throw ValidationError("--shards must be from 1 to \(Shard.maximum)")
    }
  }

  func run() throws {
    let store = DataStore(threads: Machine.processorCount)
    let named = try SpecArguments.experiment(of: spec, overrides: overrides, store: store)
    let folder = results.folder(of: named.name)
    let submission = try ClusterSubmission(
      named, overrides: overrides, results: results.folder, folder: folder, options: slurm.options,
      executable: try Machine.executable(), token: String(UInt32.random(in: 0 ... .max), radix: 16),
      host: Machine.host)
    let choice = ClusterPlan.Choice(shards: shards, within: within)
    if dryRun {
      let sent = try submission.preview(choice, store: store)
      Terminal.output.write("\(sent.script.text)\n# ---- the job that collects\n\(sent.script.collectText)")
      Reporting.note(
        "dry run: sbatch --array=\(sent.indices); \(Self.prediction(sent.plan)); nothing was submitted")
      return
    }
    let sent = try submission.submit(choice, store: store, client: SlurmProcesses())
    for note in sent.notes { Reporting.note("warning: \(note)") }
    let live = sent.live > 0 ? "; \(counted(sent.live, "shard")) in the queue already" : ""
    guard let job = sent.job else {
      Terminal.output.writeProseLine("\(folder): nothing to submit\(live)")
      return
    }
    Terminal.output.writeProseLine(
      "submitted job \(job): \(sent.shards) of \(counted(sent.plan.shards, "shard"))\(live); \(Self.prediction(sent.plan))"
    )
    Terminal.output.writeProseLine("to see how far it is: etalon status \(folder)")
  }

  private static func prediction(_ plan: ClusterPlan) -> String {
    "predicted \((plan.seconds / Double(plan.shards)).secondsText) of one thread per shard"
  }
}

/// What a job asks Slurm for.
struct SlurmArguments: ParsableArguments {
  @Option(help: "The partition.") var partition: String?
  @Option(help: "The time limit of a task, such as 2:00:00.") var time: String?
  @Option(help: ArgumentHelp("Processors per task (default: 1).", valueName: "n")) var cpus = 1
  @Option(name: .customLong("mem"), help: "The memory of a task, such as 4G.") var memory: String?
  @Option(help: "The account to charge.") var account: String?
  @Option(help: "The quality of service.") var qos: String?
  @Option(help: "Features that nodes must have.") var constraint: String?

  @Option(
    name: .customLong("sbatch-arg"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Another argument of sbatch, such as --exclude=node7; repeatable.", valueName: "arg"))
  var arguments: [String] = []

  func validate() throws {
    if cpus < 1 { throw ValidationError("--cpus must be at least 1") }
  }

  var options: SlurmOptions {
    var options = SlurmOptions()
    options.partition = partition
    options.time = time
    options.cpus = cpus
    options.memory = memory
    options.account = account
    options.qos = qos
    options.constraint = constraint
    options.arguments = arguments
    return options
  }
}

extension TimeSpan: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

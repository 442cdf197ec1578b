import ArgumentParser
import Running

/// The number of training threads.
struct JobsOption: ParsableArguments {
  @Option(
    name: .customLong("jobs"),
    help: ArgumentHelp("Number of threads (default: those the process may use).", valueName: "n"))
  var count: Int?

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  /// At most the number of processors.
  var threads: Int { min(count ?? .max, Machine.processorCount) }
}

/// The trainer for all runs.
struct TrainerOption: ParsableArguments {
  @Option(
    name: .customLong("trainer"),
    help: ArgumentHelp(
      "Train every run with reference, lanes or tiles; results are bit-identical, speed is not.",
      valueName: "name"))
  var trainer: Trainer?
}

extension Trainer: ExpressibleByArgument {}

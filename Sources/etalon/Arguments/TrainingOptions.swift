import ArgumentParser
import Running

/// How many threads train.
struct JobsOption: ParsableArguments {
  @Option(
    name: .customLong("jobs"),
    help: ArgumentHelp("Number of threads (default: all processors).", valueName: "n"))
  var count: Int?

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  /// Never more than there are processors.
  var threads: Int { min(count ?? .max, Machine.processorCount) }
}

/// Which trainer trains all runs.
struct TrainerOption: ParsableArguments {
  @Option(
    name: .customLong("trainer"),
    help: ArgumentHelp(
      "Train every run with reference, lanes or tiles; results are bit-identical, speed is not.",
      valueName: "name"))
  var trainer: Trainer?
}

extension Trainer: ExpressibleByArgument {}

import ArgumentParser
import Operations

/// Selects one run of a results folder.
struct RunOptions: ParsableArguments {
  @Flag(help: "Take the best point (the default without --only).")
  var best = false

  @OptionGroup var points: OnlyOption

  @Option(help: ArgumentHelp("Take the run with this seed.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Take the run of this cross-validation fold; the first is 0.", valueName: "k"))
  var fold: Int?

  @Option(
    name: .customLong("repeat"),
    help: ArgumentHelp("Take the run of this repeated split; the first is 0.", valueName: "r"))
  var repetition: Int?

  func validate() throws {
    if best, !points.only.isEmpty {
      throw ValidationError(
        "--best and --only contradict each other; --only takes the best of the points it selects")
    }
  }

  /// The selection, among the points that `--only` selected.
  func wish(points chosen: Set<Int>?) -> NetworkSelection.Wish {
    NetworkSelection.Wish(points: chosen, seed: seed, fold: fold, repetition: repetition)
  }
}

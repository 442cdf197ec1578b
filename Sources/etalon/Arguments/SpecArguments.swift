import ArgumentParser
import Files
import Operations
import Running
import Specs
import YAML

/// One spec, values that override it, and selected points.
struct SpecArguments: ParsableArguments {
  @Argument(
    help: "The experiment's YAML file; - reads standard input.",
    completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Argument(
    help: ArgumentHelp(
      "Values that override the spec, such as training.epochs=10. A list for a field that takes one value sweeps it.",
      valueName: "path=value"))
  var overrides: [String] = []

  @OptionGroup var points: OnlyOption

  /// Reads the experiment and prints its warnings; reports all mistakes at once.
  func experiment(store: DataStore) throws -> NamedExperiment {
    try Self.experiment(of: spec, overrides: overrides, only: points.only, store: store)
  }

  /// Reads the experiment of any spec.
  static func experiment(
    of spec: String, overrides: [String], only: [String] = [], store: DataStore
  ) throws -> NamedExperiment {
    try SpecPath.check(spec)
    let named =
      spec == "-"
      ? try NamedExperiment(
        path: spec, source: try standardInput(), overrides: overrides, only: only, store: store)
      : try NamedExperiment(file: spec, overrides: overrides, only: only, store: store)
    Reporting.show(named.experiment.warnings)
    return named
  }

  private static func standardInput() throws(FileError) -> Source {
    try Source(spec: "/dev/stdin", name: "standard input")
  }
}

/// Selects points of a sweep.
struct OnlyOption: ParsableArguments {
  @Option(
    name: .customLong("only"),
    help: ArgumentHelp("Take only points with this axis value; repeatable.", valueName: "path=value"))
  var only: [String] = []
}

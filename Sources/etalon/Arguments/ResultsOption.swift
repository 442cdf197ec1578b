import ArgumentParser

/// The folder that contains the results folders of experiments.
struct ResultsOption: ParsableArguments {
  @Option(
    name: .customLong("results"),
    help: ArgumentHelp("Write and read results under <dir>/<name>/.", valueName: "dir"),
    completion: .directory)
  var folder = "results"

  /// An unset variable in a script would put the results into the root folder.
  func validate() throws {
    if folder.isEmpty { throw ValidationError("--results must not be empty; use . for the current folder") }
  }

  /// The results folder of an experiment.
  func folder(of name: String) -> String { "\(folder)/\(name)" }
}

/// A results folder to read.
struct ResultsArgument: ParsableArguments {
  @Argument(help: "A results folder, such as results/digits.", completion: .directory)
  var folder: String
}

import ArgumentParser

/// Where the results folders of experiments are.
struct ResultsOption: ParsableArguments {
  @Option(
    name: .customLong("results"),
    help: ArgumentHelp("Keep results in DIR/<name>/.", valueName: "dir"), completion: .directory)
  var folder = "results"

  /// A variable that a script forgot to set would put the results beside the root of the file system.
  func validate() throws {
    if folder.isEmpty { throw ValidationError("--results must not be empty; use . for the current folder") }
  }

  /// The results folder of an experiment.
  func folder(of name: String) -> String { "\(folder)/\(name)" }
}

/// A results folder that is read.
struct ResultsArgument: ParsableArguments {
  @Argument(help: "A results folder, such as results/digits.", completion: .directory)
  var folder: String
}

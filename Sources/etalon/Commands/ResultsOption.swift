import ArgumentParser

/// Where the results folders of experiments stand.
struct ResultsOption: ParsableArguments {
  @Option(
    name: .customLong("results"),
    help: ArgumentHelp("The folder that results/<name>/ stands in for.", valueName: "folder"))
  var folder = "results"

  /// A variable that a script forgot to set would put the results beside the root of the file system.
  func validate() throws {
    if folder.isEmpty { throw ValidationError("--results is a folder, and here it is empty; . is this one") }
  }

  /// The results folder of an experiment.
  func folder(of name: String) -> String { "\(folder)/\(name)" }
}

import ArgumentParser

/// Brings results to other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Bring results to MLflow or TensorBoard.",
    discussion: "docs/Trackers.md says what becomes what, and what is not exported.",
    subcommands: [ExportMLflowCommand.self, ExportTensorBoardCommand.self])
}

/// The results folders to export, and which of their points.
struct ExportArguments: ParsableArguments {
  @Argument(help: "Results folders, such as results/digits.", completion: .directory)
  var folders: [String]

  @OptionGroup var points: OnlyOption

  @Flag(help: "Write what was done as JSON.")
  var json = false

  func validate() throws {
    if folders.contains("") { throw ValidationError("a results folder must not be empty") }
  }
}

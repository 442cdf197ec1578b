import ArgumentParser
import CMachine
import Experiments
import Files
import YAML

/// The tool: one subcommand a purpose.
@main
struct Etalon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "etalon",
    abstract: "Trains every point of an experiment that a YAML file declares, reproducibly to the bit.",
    discussion: """
      Start with `etalon init > experiment.yaml`, look with `etalon plan experiment.yaml`, train with \
      `etalon run experiment.yaml`. Results are in results/<name>/; a killed run goes on where it was.
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, PlanCommand.self, CheckCommand.self, AcceptCommand.self,
      ReproduceCommand.self, CompareCommand.self, PruneCommand.self, ShowCommand.self,
      BestCommand.self, InitCommand.self,
      SchemaCommand.self,
      DatasetsCommand.self,
    ])

  static func main() {
    // Before anything else: the arithmetic's code may hold instructions that this processor does not know.
    if let missing = unsafe etalon_missing_instruction_set() {
      let name = unsafe String(cString: missing)
      Terminal.error.writeLine(
        "etalon: this binary was built for a processor with \(name), which this one lacks; "
          + "build it here, or with ETALON_MARCH=x86-64-v3 (the results are the same bits)")
      ExitStatus.software.exit()
    }
    Interruption.ignoreFileSizeLimit()
    if let mistake = unknownCommand(in: Array(CommandLine.arguments.dropFirst())) {
      Reporting.error(mistake)
      ExitStatus.usage.exit()
    }
    Self.main(nil)
  }

  /// What to say of a first word that is no command; nil where it is one, or an option.
  private static func unknownCommand(in arguments: [String]) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let first = arguments.first, !first.hasPrefix("-"), !names.contains(first) else { return nil }
    let hint =
      nearestName(to: first, in: names).map { "did you mean 'etalon \($0)'?" }
      ?? (PosixFolder.exists(first)
        ? "to train it: etalon run \(first)" : "there are \(names.joined(separator: ", "))")
    return "there is no command '\(first)'; \(hint)"
  }
}

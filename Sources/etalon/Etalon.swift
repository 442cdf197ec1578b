import Files
import ArgumentParser
import CMachine
import Operations
import Records
import YAML

/// The tool: one subcommand per task.
@main
struct Etalon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "etalon",
    abstract: "Train every point of an experiment declared in YAML, reproducibly to the bit.",
    usage: "etalon <command> [options]",
    discussion: """
      EXAMPLES
        etalon init mine.yaml          write a commented spec to start from
        etalon run mine.yaml           train what is not trained yet; results go to results/mine/
        etalon check mine.yaml         train afresh and compare with the accepted baseline, for CI

      `etalon help <command>` shows options and examples; `etalon help exit-codes` lists the exit codes.
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Write a spec:",
        subcommands: [InitCommand.self, PlanCommand.self, DatasetsCommand.self, SchemaCommand.self]),
      CommandGroup(
        name: "Train and read results:",
        subcommands: [
          RunCommand.self, ShowCommand.self, ReportCommand.self, ListCommand.self, BestCommand.self,
          CompareCommand.self, TableCommand.self,
        ]),
      CommandGroup(
        name: "Hold results to account:",
        subcommands: [AcceptCommand.self, CheckCommand.self, ReproduceCommand.self]),
      CommandGroup(name: "Maintain:", subcommands: [PruneCommand.self, ExitCodesCommand.self]),
    ])

  static func main() {
    // Before anything else: the arithmetic's code may hold instructions that this processor does not know.
    if let missing = unsafe etalon_missing_instruction_set() {
      let name = unsafe String(cString: missing)
      Reporting.error(
        "this binary was built for processors with \(name), which this one lacks; build it here, or with "
          + "ETALON_MARCH=x86-64-v3 (the results are bit-identical)")
      ExitStatus.software.exit()
    }
    Interruption.ignoreFileSizeLimit()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let mistake = unknownCommand(in: arguments) {
      Reporting.error(mistake)
      ExitStatus.usage.exit()
    }
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let error where isCommandLineError(error) {
      exit(withError: error)
    } catch {
      Reporting.show(error)
      ExitStatus(ErrorKind(of: error)).exit()
    }
  }

  /// Whether the argument parser reports an error, as it does help and exit codes.
  private static func isCommandLineError(_ error: any Error) -> Bool {
    switch error {
    case is OperationError, is FileError, is Diagnostics: false
    default: ErrorKind(of: error) == .software
    }
  }

  /// What to say about a first word that is not a command; nil where it is one, or an option.
  private static func unknownCommand(in arguments: [String]) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let first = arguments.first, !first.hasPrefix("-"), !names.contains(first) else { return nil }
    let hint =
      nearestName(to: first, in: names).map { "did you mean 'etalon \($0)'?" }
      ?? (PosixFolder.exists(first)
        ? "to train it: etalon run \(first)" : "see etalon --help")
    return "unknown command '\(first)'; \(hint)"
  }
}
